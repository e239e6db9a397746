import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What one side asks to change of an approved order; `side` is who asks. */
@Entity('order_changes')
@Index('order_changes_order', ['orderId', 'status'])
export class OrderChange {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  orderId: string;

  @Column({ type: 'smallint', unsigned: true })
  baseVersion: number;

  @Column({ type: 'varchar', length: 20 })
  status: string;

  @Column({ type: 'varchar', length: 10 })
  side: string;

  @Column({ type: 'varchar', length: 120 })
  proposedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  proposedAt: Date;

  @Column({ type: 'varchar', length: 500, default: '' })
  reason: string;

  @Column({ type: 'mediumtext' })
  changedLines: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  totalBefore: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  totalAfter: string;
}
