import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('notifications')
@Index('notifications_event_user', ['event', 'userId'], { unique: true })
@Index('notifications_inbox', ['userId', 'partnerId', 'id'])
@Index('notifications_unread', ['userId', 'partnerId', 'readAt'])
export class Notification {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 80 })
  event: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  partnerId: string | null;

  @Column({ type: 'varchar', length: 40 })
  kind: string;

  @Column({ type: 'text' })
  facts: string;

  @Column({ type: 'varchar', length: 160 })
  link: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  readAt: Date | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  mailedAt: Date | null;
}
