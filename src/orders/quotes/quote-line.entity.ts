import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A line of a round: `unitPrice` is what the dealer wishes or the supplier offers, `usualPrice` the dealer's own price that day. */
@Entity('quote_lines')
@Index('quote_lines_line', ['roundId', 'lineNo'], { unique: true })
export class QuoteLine {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  roundId: string;

  @Column({ type: 'smallint', unsigned: true })
  lineNo: number;

  @Column({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'varchar', length: 60 })
  sku: string;

  @Column({ type: 'varchar', length: 200 })
  nameZh: string;

  @Column({ type: 'varchar', length: 200 })
  nameEn: string;

  @Column({ type: 'varchar', length: 20 })
  unit: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  usualPrice: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  unitPrice: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 4, default: 0 })
  discount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  amount: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  taxRate: string;

  @Column({ type: 'varchar', length: 200, default: '' })
  note: string;
}
