import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a refund gives back of one payment. */
@Entity('refund_parts')
@Index('refund_parts_refund', ['refundId'])
@Index('refund_parts_payment', ['paymentId'])
export class RefundPart {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  refundId: string;

  @Column({ type: 'bigint', unsigned: true })
  paymentId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;
}
