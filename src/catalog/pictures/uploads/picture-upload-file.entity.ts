import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A file as it was sent; let go of when the upload is done. */
@Entity('picture_upload_files')
@Index('picture_upload_files_upload', ['uploadId'])
export class PictureUploadFile {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  uploadId: string;

  @Column({ type: 'bigint', unsigned: true })
  fileId: string;
}
