import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('product_families')
@Index('product_families_code', ['code'], { unique: true })
export class ProductFamily {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 60 })
  code: string;

  @Column({ type: 'varchar', length: 200 })
  nameZh: string;

  @Column({ type: 'varchar', length: 200 })
  nameEn: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  specZh: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  specEn: string;

  @Column({ type: 'varchar', length: 40 })
  rowAxisZh: string;

  @Column({ type: 'varchar', length: 40 })
  rowAxisEn: string;

  @Column({ type: 'varchar', length: 40 })
  columnAxisZh: string;

  @Column({ type: 'varchar', length: 40 })
  columnAxisEn: string;
}
