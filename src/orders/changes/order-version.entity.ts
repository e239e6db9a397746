import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An order as it was before a change was agreed. */
@Entity('order_versions')
export class OrderVersion {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  orderId: string;

  @PrimaryColumn({ type: 'smallint', unsigned: true })
  version: number;

  @Column({ type: 'mediumtext' })
  orderLines: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  subtotal: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  tax: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  total: string;

  @Column({ type: 'varchar', length: 120 })
  replacedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  replacedAt: Date;
}
