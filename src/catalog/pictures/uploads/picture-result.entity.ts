import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const outcomes = ['added', 'unknown_sku', 'not_image', 'too_large', 'too_many', 'bad_path', 'bad_zip', 'too_many_files'] as const;
export type Outcome = (typeof outcomes)[number];

/** What became of one file of an upload, or of one within its zip. */
@Entity('picture_results')
@Index('picture_results_position', ['uploadId', 'position'], { unique: true })
export class PictureResult {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  uploadId: string;

  @Column({ type: 'int', unsigned: true })
  position: number;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  @Column({ type: 'varchar', length: 20 })
  outcome: Outcome;

  @Column({ type: 'varchar', length: 60, default: '' })
  sku: string;
}
