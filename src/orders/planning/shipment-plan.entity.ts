import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Goods made ready to leave; stock and books move when it ships. */
@Entity('shipment_plans')
@Index('shipment_plans_number', ['number'], { unique: true })
@Index('shipment_plans_order', ['orderId', 'status'])
export class ShipmentPlan {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  orderId: string;

  @Column({ type: 'varchar', length: 20 })
  status: string;

  @Column({ type: 'varchar', length: 80, default: '' })
  carrier: string;

  @Column({ type: 'varchar', length: 1000, default: '' })
  trackingNumbers: string;

  @Column({ type: 'varchar', length: 120 })
  plannedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  plannedAt: Date;

  @Column({ type: 'varchar', length: 40, nullable: true })
  shipmentNumber: string | null;
}
