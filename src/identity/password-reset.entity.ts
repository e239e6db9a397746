import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('password_resets')
@Index('password_resets_token', ['tokenHash'], { unique: true })
export class PasswordReset {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'char', length: 64 })
  tokenHash: string;

  @Column({ type: 'datetime', precision: 6 })
  expiresAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  usedAt: Date | null;
}
