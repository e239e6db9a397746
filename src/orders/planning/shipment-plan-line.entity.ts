import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('shipment_plan_lines')
export class ShipmentPlanLine {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  planId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  orderLineId: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  @Column({ type: 'text' })
  batches: string;
}
