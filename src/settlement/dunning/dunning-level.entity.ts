import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step of dunning as finance has changed it; a step without a row is as it came with the house. */
@Entity('dunning_levels')
export class DunningLevel {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  level: number;

  @Column({ type: 'smallint', unsigned: true })
  daysOverdue: number;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  minAmount: string;

  @Column({ type: 'boolean', default: true })
  isActive: boolean;

  @Column({ type: 'varchar', length: 120 })
  subjectZh: string;

  @Column({ type: 'varchar', length: 2000 })
  bodyZh: string;

  @Column({ type: 'varchar', length: 120 })
  subjectEn: string;

  @Column({ type: 'varchar', length: 2000 })
  bodyEn: string;
}
