import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('stored_files')
export class StoredFile {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 80 })
  storageKey: string;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  @Column({ type: 'varchar', length: 80 })
  mediaType: string;

  @Column({ type: 'int', unsigned: true })
  bytes: number;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  partnerId: string | null;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
