import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('password_resets')
@Index('password_resets_user', ['userId'])
export class PasswordReset {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'varchar', length: 12 })
  kind: 'reset' | 'invitation' | 'renewal';

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 6 })
  expiresAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  usedAt: Date | null;
}
