import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('sessions')
@Index('sessions_expires', ['expiresAt'])
@Index('sessions_user', ['userId'])
export class Session {
  @PrimaryColumn({ type: 'char', length: 64 })
  id: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  userId: string | null;

  @Column({ type: 'text' })
  content: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 6 })
  seenAt: Date;

  @Column({ type: 'datetime', precision: 6 })
  expiresAt: Date;
}
