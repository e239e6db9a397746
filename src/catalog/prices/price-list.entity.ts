import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('price_lists')
@Index('price_lists_code', ['code'], { unique: true })
export class PriceList {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 60 })
  code: string;

  @Column({ type: 'varchar', length: 120 })
  nameZh: string;

  @Column({ type: 'varchar', length: 120 })
  nameEn: string;
}
