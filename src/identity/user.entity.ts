import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
@Index('users_login', ['login'], { unique: true })
@Index('users_email', ['email'])
export class User {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 120 })
  login: string;

  @Column({ type: 'varchar', length: 160, default: '' })
  email: string;

  @Column({ type: 'varchar', length: 80 })
  name: string;

  @Column({ type: 'varchar', length: 160, default: '' })
  passwordHash: string;

  @Column({ type: 'varchar', length: 8, default: 'zh-CN' })
  language: string;

  @Column({ type: 'varchar', length: 20, default: 'active' })
  status: 'active' | 'disabled';

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  lastLoginAt: Date | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  signedOutAt: Date | null;
}
