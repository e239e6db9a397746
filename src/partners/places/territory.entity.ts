import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('territories')
@Index('territories_code', ['code'], { unique: true })
export class Territory {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  code: string;

  @Column({ type: 'varchar', length: 80 })
  nameZh: string;

  @Column({ type: 'varchar', length: 80 })
  nameEn: string;
}
