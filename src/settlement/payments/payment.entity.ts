import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type PaymentStatus = 'submitted' | 'recorded' | 'refused' | 'reassigned';

@Entity('payments')
@Index('payments_number', ['number'], { unique: true })
@Index('payments_partner', ['partnerId', 'id'])
@Index('payments_status', ['status', 'id'])
@Index('payments_received', ['receivedOn', 'currency', 'status', 'amount'])
@Index('payments_unapplied', ['partnerId', 'unapplied'])
export class Payment {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 20 })
  status: PaymentStatus;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  unapplied: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'date' })
  receivedOn: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  reference: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  voucherFileId: string | null;

  @Column({ type: 'varchar', length: 500, default: '' })
  note: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  refusalReason: string;

  @Column({ type: 'varchar', length: 40, nullable: true })
  movedTo: string | null;

  @Column({ type: 'varchar', length: 120 })
  enteredByName: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  recordedAt: Date | null;
}
