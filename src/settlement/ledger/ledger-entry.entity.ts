import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type EntryKind = 'invoice' | 'payment' | 'match' | 'write_off' | 'credit_note' | 'refund' | 'fund_in' | 'fund_out' | 'rebate' | 'draw' | 'draw_back' | 'reversal';

@Entity('ledger_entries')
@Index('ledger_entries_reverses', ['reversesId'], { unique: true })
@Index('ledger_entries_partner', ['partnerId', 'entryDate', 'id', 'currency', 'kind', 'document'])
@Index('ledger_entries_document', ['document'])
export class LedgerEntry {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 20 })
  kind: EntryKind;

  @Column({ type: 'varchar', length: 40 })
  document: string;

  @Column({ type: 'date' })
  entryDate: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  reversesId: string | null;

  @Column({ type: 'varchar', length: 240, default: '' })
  reason: string;

  @Column({ type: 'varchar', length: 120 })
  postedBy: string;

  @Column({ type: 'datetime', precision: 6 })
  postedAt: Date;
}
