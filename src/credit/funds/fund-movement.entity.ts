import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Fund } from './fund-account.entity.js';

/** Put in and taken out name a payment, set aside and returned an order, granted and expired a grant, used an invoice, given back an invoice or the credit note that lowers it. */
export const movementKinds = ['put_in', 'taken_out', 'granted', 'expired', 'set_aside', 'returned', 'used', 'given_back'] as const;
export type MovementKind = (typeof movementKinds)[number];

/** What changed the balance of one of a partner's funds, and what it was afterwards; never changed itself. */
@Entity('fund_movements')
@Index('fund_movements_partner', ['partnerId', 'fund', 'id'])
@Index('fund_movements_document', ['document'])
export class FundMovement {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 10 })
  fund: Fund;

  @Column({ type: 'varchar', length: 10 })
  kind: MovementKind;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  balance: string;

  @Column({ type: 'varchar', length: 40 })
  document: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  note: string;

  @Column({ type: 'date' })
  movedOn: string;

  @Column({ type: 'varchar', length: 120 })
  movedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  movedAt: Date;
}
