import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A filter of the desk's list that a person keeps under a name. */
@Entity('order_views')
@Index('order_views_name', ['userId', 'name'], { unique: true })
export class OrderView {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'varchar', length: 40 })
  name: string;

  @Column({ type: 'varchar', length: 1000 })
  query: string;

  @Column({ type: 'boolean', default: false })
  isShared: boolean;

  @Column({ type: 'boolean', default: false })
  isDefault: boolean;
}
