import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type BankFileStatus = 'checked' | 'taken' | 'dropped';

/** A statement file as the bank gave it; its lines stand in the books once it is taken. */
@Entity('bank_files')
@Index('bank_files_profile', ['profileId', 'id'])
export class BankFile {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  profileId: string;

  @Column({ type: 'bigint', unsigned: true })
  fileId: string;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  @Column({ type: 'varchar', length: 20 })
  status: BankFileStatus;

  @Column({ type: 'int', unsigned: true, default: 0 })
  takenLines: number;

  @Column({ type: 'varchar', length: 120 })
  uploadedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  uploadedAt: Date;
}
