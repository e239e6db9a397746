import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stock')
@Check('stock_reserved_not_negative', 'reserved >= 0')
export class Stock {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  productId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  warehouseId: string;

  @Column({ type: 'int', default: 0 })
  onHand: number;

  @Column({ type: 'int', default: 0 })
  reserved: number;
}
