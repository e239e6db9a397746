import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Where an assortment starts from: nothing, then what it names is let through; everything, then what it names is left out. */
export const startsFrom = ['nothing', 'everything'] as const;
export type StartsFrom = (typeof startsFrom)[number];

@Entity('assortments')
@Index('assortments_code', ['code'], { unique: true })
export class Assortment {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  code: string;

  @Column({ type: 'varchar', length: 80 })
  nameZh: string;

  @Column({ type: 'varchar', length: 80 })
  nameEn: string;

  @Column({ type: 'varchar', length: 10 })
  startsFrom: StartsFrom;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version: number;

  @Column({ type: 'varchar', length: 120 })
  changedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  changedAt: Date;
}
