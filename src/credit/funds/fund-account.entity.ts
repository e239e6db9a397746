import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** 预存款, 保证金, 返利: money of a partner that stands beside its credit. */
export const funds = ['prepaid', 'deposit', 'rebate'] as const;
export type Fund = (typeof funds)[number];

/** What an order may draw on. */
export type DrawnFund = Exclude<Fund, 'deposit'>;

@Entity('fund_accounts')
@Index('fund_accounts_partner', ['partnerId', 'fund'], { unique: true })
@Check('fund_accounts_not_below_zero', 'balance >= 0')
export class FundAccount {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 10 })
  fund: Fund;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  balance: string;
}
