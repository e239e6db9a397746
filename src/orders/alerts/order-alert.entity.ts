import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type AlertStatus = 'open' | 'cleared' | 'confirmed';

/** An order that stands out in one of its versions, why, and what finance made of it. */
@Entity('order_alerts')
@Index('order_alerts_version', ['orderId', 'orderVersion'], { unique: true })
@Index('order_alerts_status', ['status', 'id'])
export class OrderAlert {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  orderId: string;

  @Column({ type: 'smallint', unsigned: true, default: 1 })
  orderVersion: number;

  @Column({ type: 'varchar', length: 20 })
  status: AlertStatus;

  @Column({ type: 'longtext' })
  figures: string;

  @Column({ type: 'datetime', precision: 6 })
  raisedAt: Date;

  @Column({ type: 'varchar', length: 500, default: '' })
  note: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  judgedByName: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  judgedAt: Date | null;
}
