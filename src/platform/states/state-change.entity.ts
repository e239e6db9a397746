import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('state_changes')
@Index('state_changes_subject', ['subject', 'subjectId', 'id'])
export class StateChange {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 20 })
  subject: string;

  @Column({ type: 'bigint', unsigned: true })
  subjectId: string;

  @Column({ type: 'varchar', length: 20 })
  machine: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  fromState: string | null;

  @Column({ type: 'varchar', length: 20 })
  toState: string;

  @Column({ type: 'varchar', length: 64 })
  actor: string;

  @Column({ type: 'varchar', length: 120 })
  actorName: string;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason: string | null;

  @Column({ type: 'datetime', precision: 6 })
  changedAt: Date;
}
