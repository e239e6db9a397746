import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A named list of products and quantities: a partner's, kept by one person or shared with the company, or a template of the supplier (`partnerId` null). */
@Entity('order_lists')
@Index('order_lists_partner', ['partnerId', 'id'])
@Index('order_lists_user', ['userId'])
@Index('order_lists_tier', ['tierId'])
export class OrderList {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  partnerId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  userId: string | null;

  @Column({ type: 'varchar', length: 80 })
  nameZh: string;

  @Column({ type: 'varchar', length: 80, default: '' })
  nameEn: string;

  @Column({ type: 'boolean', default: false })
  isShared: boolean;

  /** Of a template: the tier it is for; null is all. */
  @Column({ type: 'bigint', unsigned: true, nullable: true })
  tierId: string | null;

  @Column({ type: 'varchar', length: 120 })
  keptByName: string;

  @Column({ type: 'datetime', precision: 6 })
  keptAt: Date;
}
