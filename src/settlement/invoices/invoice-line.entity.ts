import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('invoice_lines')
@Index('invoice_lines_invoice', ['invoiceId'])
@Index('invoice_lines_order_line', ['orderLineId'])
export class InvoiceLine {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  invoiceId: string;

  @Column({ type: 'bigint', unsigned: true })
  orderLineId: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  tax: string;
}
