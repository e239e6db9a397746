import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a refund gives back of one payment, or of one credit note. */
@Entity('refund_parts')
@Index('refund_parts_refund', ['refundId'])
@Index('refund_parts_payment', ['paymentId'])
@Index('refund_parts_credit_note', ['creditNoteId'])
@Check('refund_parts_one_source', '(payment_id IS NULL) <> (credit_note_id IS NULL)')
export class RefundPart {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  refundId: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  paymentId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  creditNoteId: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;
}
