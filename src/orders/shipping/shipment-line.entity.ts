import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('shipment_lines')
@Index('shipment_lines_shipment', ['shipmentId'])
@Index('shipment_lines_order_line', ['orderLineId'])
export class ShipmentLine {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  shipmentId: string;

  @Column({ type: 'bigint', unsigned: true })
  orderLineId: string;

  @Column({ type: 'bigint', unsigned: true })
  warehouseId: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  @Column({ type: 'varchar', length: 60, default: '' })
  batch: string;

  @Column({ type: 'int', unsigned: true, nullable: true })
  received: number | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  damaged: number;
}
