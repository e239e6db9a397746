import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const dateFormats = ['ymd', 'dmy', 'mdy'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** How one bank account's files are read; a column without a name is found by the names banks use. */
@Entity('bank_profiles')
@Index('bank_profiles_name', ['name'], { unique: true })
export class BankProfile {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 80 })
  name: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  bankAccount: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'varchar', length: 3 })
  dateFormat: DateFormat;

  @Column({ type: 'varchar', length: 60, default: '' })
  dateColumn: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  creditColumn: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  debitColumn: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  amountColumn: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  directionColumn: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  payerColumn: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  payerAccountColumn: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  referenceColumn: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  serialColumn: string;
}
