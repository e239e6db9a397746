import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type QuoteStatus = 'requested' | 'answered' | 'accepted' | 'declined' | 'withdrawn' | 'expired';

/** A negotiation about prices; `round` is the latest word in it. */
@Entity('quotes')
@Index('quotes_number', ['number'], { unique: true })
@Index('quotes_order', ['orderNumber'], { unique: true })
@Index('quotes_partner', ['partnerId', 'id'])
@Index('quotes_status', ['status', 'validUntil'])
export class Quote {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'varchar', length: 20 })
  status: QuoteStatus;

  @Column({ type: 'datetime', precision: 6 })
  statusSince: Date;

  @Column({ type: 'smallint', unsigned: true })
  round: number;

  @Column({ type: 'date', nullable: true })
  validUntil: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  orderNumber: string | null;

  @Column({ type: 'varchar', length: 120 })
  requestedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  requestedAt: Date;
}
