import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What is taken back of an invoice; `unapplied` is what no invoice has been lowered by yet. */
@Entity('credit_notes')
@Index('credit_notes_number', ['number'], { unique: true })
@Index('credit_notes_partner', ['partnerId', 'id'])
@Index('credit_notes_invoice', ['invoiceId'])
@Index('credit_notes_dispute', ['disputeId'])
@Index('credit_notes_unapplied', ['unapplied', 'id'])
export class CreditNote {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'bigint', unsigned: true })
  invoiceId: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  disputeId: string | null;

  @Column({ type: 'date' })
  issuedOn: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'varchar', length: 240 })
  reason: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  subtotal: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  tax: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  total: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  unapplied: string;

  @Column({ type: 'varchar', length: 120 })
  issuedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
