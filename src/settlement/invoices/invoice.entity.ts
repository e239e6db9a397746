import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('invoices')
@Index('invoices_number', ['number'], { unique: true })
@Index('invoices_shipment', ['shipmentId'], { unique: true })
@Index('invoices_receivable', ['receivableId'], { unique: true })
@Index('invoices_partner', ['partnerId', 'id'])
@Index('invoices_due', ['dueOn', 'currency', 'total'])
@Index('invoices_order', ['orderId'])
export class Invoice {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'bigint', unsigned: true })
  orderId: string;

  @Column({ type: 'bigint', unsigned: true })
  shipmentId: string;

  @Column({ type: 'bigint', unsigned: true })
  receivableId: string;

  @Column({ type: 'date' })
  issuedOn: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  subtotal: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  tax: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  total: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
