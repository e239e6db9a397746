import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('tracking_numbers')
@Index('tracking_numbers_shipment', ['shipmentId', 'number', 'carrier'], { unique: true })
export class TrackingNumber {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  shipmentId: string;

  @Column({ type: 'varchar', length: 80, default: '' })
  carrier: string;

  @Column({ type: 'varchar', length: 80, default: '' })
  number: string;

  @Column({ type: 'varchar', length: 120 })
  addedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  addedAt: Date;
}
