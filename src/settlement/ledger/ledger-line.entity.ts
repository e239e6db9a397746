import type { Fund } from '../../credit/funds/fund-account.entity.js';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type LedgerAccount = 'receivable' | 'unapplied' | 'revenue' | 'tax' | 'bank' | 'write_off' | 'rebate_cost' | Fund;

@Entity('ledger_lines')
@Index('ledger_lines_entry', ['entryId', 'account', 'debit', 'credit'])
@Check('ledger_lines_one_side', 'debit >= 0 AND credit >= 0 AND (debit = 0 OR credit = 0)')
export class LedgerLine {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  entryId: string;

  @Column({ type: 'varchar', length: 20 })
  account: LedgerAccount;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  debit: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  credit: string;
}
