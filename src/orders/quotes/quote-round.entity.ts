import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type QuoteSide = 'dealer' | 'supplier';

/** What one side asked or offered, kept as it was; a request has no sums. */
@Entity('quote_rounds')
@Index('quote_rounds_round', ['quoteId', 'round'], { unique: true })
export class QuoteRound {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  quoteId: string;

  @Column({ type: 'smallint', unsigned: true })
  round: number;

  @Column({ type: 'varchar', length: 10 })
  side: QuoteSide;

  @Column({ type: 'varchar', length: 500, default: '' })
  note: string;

  @Column({ type: 'date', nullable: true })
  validUntil: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  subtotal: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  tax: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  total: string | null;

  @Column({ type: 'varchar', length: 120 })
  madeByName: string;

  @Column({ type: 'datetime', precision: 6 })
  madeAt: Date;
}
