import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('categories')
@Index('categories_name', ['parentId', 'nameZh'], { unique: true })
export class Category {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  parentId: string | null;

  @Column({ type: 'varchar', length: 120 })
  nameZh: string;

  @Column({ type: 'varchar', length: 120 })
  nameEn: string;

  @Column({ type: 'smallint', unsigned: true, default: 100 })
  position: number;
}
