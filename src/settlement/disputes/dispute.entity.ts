import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type DisputeStatus = 'noted' | 'open' | 'accepted' | 'declined';

/** What a dealer does not agree to in one line of a statement, and what finance answered. */
@Entity('statement_disputes')
@Index('statement_disputes_line', ['lineId'], { unique: true })
@Index('statement_disputes_statement', ['statementId', 'status'])
@Index('statement_disputes_status', ['status', 'id'])
@Index('statement_disputes_partner', ['partnerId', 'id'])
export class Dispute {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  statementId: string;

  @Column({ type: 'bigint', unsigned: true })
  lineId: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 20 })
  status: DisputeStatus;

  @Column({ type: 'varchar', length: 500 })
  note: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  fileId: string | null;

  @Column({ type: 'varchar', length: 120 })
  raisedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  raisedAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  sentAt: Date | null;

  @Column({ type: 'varchar', length: 500, default: '' })
  answerNote: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  answeredByName: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  answeredAt: Date | null;
}
