import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type EInvoiceStatus = 'asked' | 'issued' | 'failed';

/** The tax office's electronic invoice (数电发票) of an invoice: its number, day and file, noted by finance or brought by a provider. */
@Entity('e_invoices')
@Index('e_invoices_invoice', ['invoiceId'], { unique: true })
@Index('e_invoices_number', ['number'], { unique: true })
@Index('e_invoices_status', ['status', 'changedAt'])
export class EInvoice {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  invoiceId: string;

  @Column({ type: 'varchar', length: 20 })
  status: EInvoiceStatus;

  @Column({ type: 'char', length: 20, nullable: true })
  number: string | null;

  @Column({ type: 'date', nullable: true })
  issuedOn: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  fileId: string | null;

  @Column({ type: 'varchar', length: 240, default: '' })
  failure: string;

  @Column({ type: 'varchar', length: 120 })
  notedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  changedAt: Date;
}
