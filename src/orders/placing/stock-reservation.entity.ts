import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stock_reservations')
export class StockReservation {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  orderLineId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  warehouseId: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;
}
