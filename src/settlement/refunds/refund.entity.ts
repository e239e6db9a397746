import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type RefundStatus = 'asked' | 'approved' | 'paid' | 'refused' | 'cancelled';

/** Unapplied cash that goes back to a dealer; set aside from the day it is asked for. */
@Entity('refunds')
@Index('refunds_number', ['number'], { unique: true })
@Index('refunds_partner', ['partnerId', 'id'])
@Index('refunds_status', ['status', 'id'])
export class Refund {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 20 })
  status: RefundStatus;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'varchar', length: 120 })
  payee: string;

  @Column({ type: 'varchar', length: 120 })
  bank: string;

  @Column({ type: 'varchar', length: 60 })
  bankAccount: string;

  @Column({ type: 'varchar', length: 240 })
  reason: string;

  @Column({ type: 'varchar', length: 64 })
  askedBy: string;

  @Column({ type: 'varchar', length: 120 })
  askedByName: string;

  @Column({ type: 'date' })
  askedOn: string;

  @Column({ type: 'datetime', precision: 6 })
  askedAt: Date;

  @Column({ type: 'date', nullable: true })
  paidOn: string | null;

  @Column({ type: 'varchar', length: 120, default: '' })
  reference: string;
}
