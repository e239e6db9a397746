import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('statements')
@Index('statements_partner_period', ['partnerId', 'period'], { unique: true })
export class Statement {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'char', length: 7 })
  period: string;

  @Column({ type: 'date' })
  fromDate: string;

  @Column({ type: 'date' })
  toDate: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  opening: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  closing: string;

  @Column({ type: 'datetime', precision: 6 })
  issuedAt: Date;

  @Column({ type: 'varchar', length: 120 })
  issuedByName: string;
}
