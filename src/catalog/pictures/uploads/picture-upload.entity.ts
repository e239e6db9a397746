import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type UploadStatus = 'waiting' | 'done';

/** Pictures of many products sent at once, loose or in zips; the worker takes them apart. */
@Entity('picture_uploads')
export class PictureUpload {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 20 })
  status: UploadStatus;

  @Column({ type: 'varchar', length: 500 })
  names: string;

  @Column({ type: 'varchar', length: 60 })
  actor: string;

  @Column({ type: 'varchar', length: 120 })
  actorName: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  doneAt: Date | null;
}
