import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('orders')
@Index('orders_number', ['number'], { unique: true })
@Index('orders_partner', ['partnerId', 'id'])
@Index('orders_status', ['status', 'fulfilment', 'id'])
@Index('orders_partner_status', ['partnerId', 'status', 'id'])
@Index('orders_po_number', ['poNumber'])
@Index('orders_placed', ['placedAt', 'currency', 'status', 'total', 'partnerId'])
@Check('orders_set_aside_within', 'set_aside >= 0 AND set_aside <= rebate_drawn + prepaid_drawn')
export class Order {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 10 })
  channel: string;

  @Column({ type: 'varchar', length: 64 })
  placedBy: string;

  @Column({ type: 'varchar', length: 120 })
  placedByName: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  poNumber: string;

  @Column({ type: 'varchar', length: 500, default: '' })
  note: string;

  @Column({ type: 'date' })
  orderedOn: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'varchar', length: 20 })
  status: string;

  @Column({ type: 'varchar', length: 20 })
  fulfilment: string;

  @Column({ type: 'varchar', length: 20 })
  payment: string;

  @Column({ type: 'varchar', length: 20, default: 'none' })
  review: string;

  @Column({ type: 'smallint', unsigned: true, default: 1 })
  version: number;

  @Column({ type: 'varchar', length: 40, nullable: true })
  holdReason: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  releasedTotal: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  subtotal: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  tax: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  total: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  rebateDrawn: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  prepaidDrawn: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  setAside: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  committed: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  invoiced: string;

  @Column({ type: 'smallint', unsigned: true })
  termsDays: number;

  @Column({ type: 'varchar', length: 500, default: '' })
  shipTo: string;

  @Column({ type: 'boolean', default: false })
  hasDiscrepancy: boolean;

  @Column({ type: 'datetime', precision: 6 })
  placedAt: Date;

  @Column({ type: 'datetime', precision: 6 })
  statusSince: Date;
}
