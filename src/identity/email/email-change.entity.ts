import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('email_changes')
@Index('email_changes_user', ['userId', 'createdAt'])
export class EmailChange {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'varchar', length: 160 })
  oldEmail: string;

  @Column({ type: 'varchar', length: 160 })
  newEmail: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 6 })
  expiresAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  usedAt: Date | null;
}
