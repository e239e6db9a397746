import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('api_tokens')
@Index('api_tokens_hash', ['tokenHash'], { unique: true })
@Index('api_tokens_user', ['userId'])
export class ApiToken {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 80 })
  name: string;

  @Column({ type: 'char', length: 64 })
  tokenHash: string;

  @Column({ type: 'varchar', length: 400 })
  scopes: string;

  @Column({ type: 'varchar', length: 120 })
  createdBy: string;

  // on whose behalf it works; nobody's when the command line issued it
  @Column({ type: 'bigint', unsigned: true, nullable: true })
  userId: string | null;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  // the last day it works, in the supplier's zone
  @Column({ type: 'date', nullable: true })
  expiresOn: string | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  lastUsedAt: Date | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  revokedAt: Date | null;
}
