import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('audit_entries')
@Index('audit_entries_actor', ['actor', 'happenedAt'])
@Index('audit_entries_subject', ['subject', 'happenedAt'])
@Index('audit_entries_happened', ['happenedAt'])
@Index('audit_entries_group', ['actionGroup', 'happenedAt'])
@Index('audit_entries_partner', ['partnerId', 'happenedAt'])
export class AuditEntry {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'datetime', precision: 6 })
  happenedAt: Date;

  @Column({ type: 'varchar', length: 64 })
  actor: string;

  @Column({ type: 'varchar', length: 120 })
  actorName: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  partnerId: string | null;

  @Column({ type: 'varchar', length: 60 })
  action: string;

  // of `payment.matched` the `payment`
  @Column({ type: 'varchar', length: 20 })
  actionGroup: string;

  @Column({ type: 'varchar', length: 80, default: '' })
  subject: string;

  @Column({ type: 'mediumtext', nullable: true })
  detail: string | null;

  @Column({ type: 'varchar', length: 45, default: '' })
  address: string;

  @Column({ type: 'varchar', length: 40, default: '' })
  requestId: string;
}
