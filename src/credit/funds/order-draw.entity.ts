import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DrawnFund } from './fund-account.entity.js';

/** What an order took of a fund, of which grant when it is rebate: spent on its invoices, returned, or still set aside; `credited` is what came back of the spent. */
@Entity('order_draws')
@Index('order_draws_order', ['orderNumber'])
@Index('order_draws_partner', ['partnerId', 'fund'])
@Check('order_draws_within', 'spent + returned <= amount')
@Check('order_draws_credited', 'credited <= spent')
export class OrderDraw {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  orderNumber: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 10 })
  fund: DrawnFund;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  grantId: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  spent: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  returned: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  credited: string;
}
