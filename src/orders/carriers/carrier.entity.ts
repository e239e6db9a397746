import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('carriers')
@Index('carriers_code', ['code'], { unique: true })
export class Carrier {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  code: string;

  @Column({ type: 'varchar', length: 80 })
  nameZh: string;

  @Column({ type: 'varchar', length: 80 })
  nameEn: string;

  @Column({ type: 'varchar', length: 300, default: '' })
  trackingPattern: string;
}
