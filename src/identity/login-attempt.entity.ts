import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('login_attempts')
@Index('login_attempts_login', ['login', 'attemptedAt'])
@Index('login_attempts_address', ['address', 'attemptedAt'])
@Index('login_attempts_age', ['attemptedAt'])
export class LoginAttempt {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 120 })
  login: string;

  @Column({ type: 'varchar', length: 45 })
  address: string;

  @Column({ type: 'boolean' })
  succeeded: boolean;

  @Column({ type: 'datetime', precision: 6 })
  attemptedAt: Date;
}
