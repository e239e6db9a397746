import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What came of a day: an order, or what stood against it (texts' keys and values, as JSON). */
@Entity('standing_order_runs')
@Index('standing_order_runs_day', ['standingOrderId', 'dueOn'], { unique: true })
@Index('standing_order_runs_number', ['orderNumber'], { unique: true })
export class StandingRun {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  standingOrderId: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'varchar', length: 40, nullable: true })
  orderNumber: string | null;

  @Column({ type: 'text', nullable: true })
  faults: string | null;

  @Column({ type: 'datetime', precision: 6 })
  ranAt: Date;
}
