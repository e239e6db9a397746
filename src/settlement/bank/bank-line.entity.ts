import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type BankLineStatus = 'open' | 'matched' | 'aside';

/** Money that came in, as the bank tells it. `lineKey` names it within its account, so that it is taken once. */
@Entity('bank_lines')
@Index('bank_lines_key', ['profileId', 'lineKey'], { unique: true })
@Index('bank_lines_payment', ['paymentId'], { unique: true })
@Index('bank_lines_status', ['status', 'id'])
@Index('bank_lines_file', ['fileId'])
@Index('bank_lines_payer', ['payerKey', 'status'])
@Index('bank_lines_account', ['payerAccount', 'status'])
export class BankLine {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  profileId: string;

  @Column({ type: 'bigint', unsigned: true })
  fileId: string;

  @Column({ type: 'varchar', length: 80 })
  lineKey: string;

  @Column({ type: 'varchar', length: 20 })
  status: BankLineStatus;

  @Column({ type: 'date' })
  bookedOn: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  payerName: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  payerKey: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  payerAccount: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  reference: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  serial: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  partnerId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  paymentId: string | null;

  @Column({ type: 'varchar', length: 240, default: '' })
  asideReason: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  decidedByName: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  decidedAt: Date | null;
}
