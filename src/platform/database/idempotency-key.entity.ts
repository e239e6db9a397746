import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('idempotency_keys')
@Index('idempotency_keys_created', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  actor: string;

  @PrimaryColumn({ type: 'varchar', length: 128, collation: 'utf8mb4_bin' })
  requestKey: string;

  @Column({ type: 'char', length: 64 })
  requestHash: string;

  @Column({ type: 'mediumtext', nullable: true })
  answer: string | null;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
