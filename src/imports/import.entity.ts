import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ImportStatus } from './import-statuses.js';

export const importKinds = ['products', 'partners', 'prices', 'stock'] as const;
export type ImportKind = (typeof importKinds)[number];

@Entity('imports')
export class Import {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 20 })
  kind: ImportKind;

  @Column({ type: 'varchar', length: 20 })
  status: ImportStatus;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  fileId: string | null;

  @Column({ type: 'varchar', length: 200, default: '' })
  name: string;

  @Column({ type: 'int', unsigned: true })
  totalRows: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  rowsDone: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  created: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  updated: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  unchanged: number;

  @Column({ type: 'mediumtext', nullable: true })
  errors: string | null;

  /** What the check found, as JSON; none where nobody checked. */
  @Column({ type: 'mediumtext', nullable: true })
  preview: string | null;

  @Column({ type: 'varchar', length: 64 })
  actor: string;

  @Column({ type: 'varchar', length: 120 })
  actorName: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  finishedAt: Date | null;
}
