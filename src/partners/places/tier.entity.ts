import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('tiers')
@Index('tiers_code', ['code'], { unique: true })
export class Tier {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  code: string;

  @Column({ type: 'varchar', length: 80 })
  nameZh: string;

  @Column({ type: 'varchar', length: 80 })
  nameEn: string;

  @Column({ type: 'smallint', unsigned: true, default: 100 })
  position: number;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  creditLimit: string | null;

  @Column({ type: 'decimal', precision: 5, scale: 4, default: '0.0000' })
  prepayDiscount: string;
}
