import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A movement as the statement said it when it was issued; kept for ever. */
@Entity('statement_lines')
@Index('statement_lines_position', ['statementId', 'position'], { unique: true })
@Index('statement_lines_entry', ['entryId'])
export class StatementLine {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  statementId: string;

  @Column({ type: 'int', unsigned: true })
  position: number;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  entryId: string | null;

  @Column({ type: 'date' })
  lineDate: string;

  @Column({ type: 'varchar', length: 20 })
  kind: string;

  @Column({ type: 'varchar', length: 40 })
  document: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  debit: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  credit: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  balance: string;
}
