import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type StandingStatus = 'active' | 'paused' | 'ended';

/** Lines that are ordered again on certain days, in the name of `buyerId`; `nextOn` is the next such day. */
@Entity('standing_orders')
@Index('standing_orders_partner', ['partnerId', 'id'])
@Index('standing_orders_due', ['status', 'nextOn'])
export class StandingOrder {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 80 })
  name: string;

  @Column({ type: 'varchar', length: 10 })
  rhythm: 'weekly' | 'monthly';

  @Column({ type: 'varchar', length: 13, default: '' })
  weekdays: string;

  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  monthDay: number | null;

  @Column({ type: 'date', nullable: true })
  nextOn: string | null;

  @Column({ type: 'date', nullable: true })
  endsOn: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  addressId: string | null;

  /** The funds its orders are paid from, as far as they reach: `rebate,prepaid`. */
  @Column({ type: 'varchar', length: 20, default: '' })
  draw: string;

  @Column({ type: 'varchar', length: 20 })
  status: StandingStatus;

  @Column({ type: 'datetime', precision: 6 })
  statusSince: Date;

  @Column({ type: 'bigint', unsigned: true })
  buyerId: string;

  @Column({ type: 'varchar', length: 120 })
  buyerName: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
