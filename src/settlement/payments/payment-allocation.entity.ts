import type { Fund } from '../../credit/funds/fund-account.entity.js';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What an invoice was lowered by: of a payment, of a credit note or of one of the partner's funds. */
@Entity('payment_allocations')
@Index('payment_allocations_payment', ['paymentId'])
@Index('payment_allocations_day', ['allocatedOn'])
@Index('payment_allocations_invoice', ['invoiceId'])
@Index('payment_allocations_entry', ['entryId'])
@Index('payment_allocations_credit_note', ['creditNoteId'])
@Check('payment_allocations_one_source', '(payment_id IS NOT NULL) + (credit_note_id IS NOT NULL) + (fund IS NOT NULL) = 1')
export class PaymentAllocation {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  paymentId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  creditNoteId: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  fund: Fund | null;

  @Column({ type: 'bigint', unsigned: true })
  invoiceId: string;

  @Column({ type: 'bigint', unsigned: true })
  entryId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'date' })
  allocatedOn: string;

  @Column({ type: 'varchar', length: 120 })
  createdByName: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
