import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const requestStatuses = ['submitted', 'endorsed', 'granted', 'refused', 'withdrawn'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** A dealer asks for more credit for a time. `isOpen` is null once decided: a partner has one open request at most. */
@Entity('credit_requests')
@Index('credit_requests_number', ['number'], { unique: true })
@Index('credit_requests_open', ['partnerId', 'isOpen'], { unique: true })
@Index('credit_requests_partner', ['partnerId', 'id'])
@Index('credit_requests_status', ['status', 'id'])
export class CreditRequest {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 20 })
  status: RequestStatus;

  @Column({ type: 'boolean', nullable: true })
  isOpen: boolean | null;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'date' })
  fromOn: string;

  @Column({ type: 'date' })
  untilOn: string;

  @Column({ type: 'varchar', length: 500 })
  reason: string;

  @Column({ type: 'varchar', length: 64 })
  askedBy: string;

  @Column({ type: 'varchar', length: 120 })
  askedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  askedAt: Date;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  grantedAmount: string | null;

  @Column({ type: 'date', nullable: true })
  grantedUntil: string | null;

  @Column({ type: 'varchar', length: 64, default: '' })
  endorsedBy: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  endorsedByName: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  decidedByName: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'varchar', length: 500, default: '' })
  answerNote: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  appliedAt: Date | null;
}
