import type { LimitSource } from './limits/resolve-limit.js';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('credit_accounts')
@Index('credit_accounts_partner', ['partnerId'], { unique: true })
@Index('credit_accounts_rule', ['holdRule'])
export class CreditAccount {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  creditLimit: string | null;

  @Column({ type: 'varchar', length: 10, default: 'own' })
  limitFrom: LimitSource;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  temporaryLimit: string;

  @Column({ type: 'date', nullable: true })
  temporaryUntil: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  openOrders: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  openInvoices: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  unapplied: string;

  @Column({ type: 'boolean', default: false })
  onHold: boolean;

  @Column({ type: 'varchar', length: 240, default: '' })
  holdReason: string;

  @Column({ type: 'varchar', length: 20, default: '' })
  holdRule: string;

  @Column({ type: 'smallint', unsigned: true, default: 30 })
  overdueDaysAllowed: number;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  overdueAmountAllowed: string | null;
}
