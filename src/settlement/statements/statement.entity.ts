import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type StatementStatus = 'issued' | 'confirmed' | 'disputed' | 'closed';

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

  @Column({ type: 'varchar', length: 20, default: 'issued' })
  status: StatementStatus;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  unapplied: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  ageCurrent: string;

  @Column({ name: 'age_1_30', type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  age1To30: string;

  @Column({ name: 'age_31_60', type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  age31To60: string;

  @Column({ name: 'age_61_90', type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  age61To90: string;

  @Column({ name: 'age_over_90', type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  ageOver90: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  signedAt: Date | null;

  @Column({ type: 'varchar', length: 120, default: '' })
  signedByName: string;
}
