import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Why what lies in a warehouse changed: by a count, an import, a shipment, or what a clerk booked; `opening` is what lay there before. */
export const movementKinds = ['opening', 'counted', 'imported', 'shipped', 'received', 'found', 'damaged', 'returned', 'other'] as const;
export type MovementKind = (typeof movementKinds)[number];

@Entity('stock_movements')
@Index('stock_movements_product', ['productId', 'id'])
export class StockMovement {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'bigint', unsigned: true })
  warehouseId: string;

  @Column({ type: 'int' })
  pieces: number;

  @Column({ type: 'int' })
  onHand: number;

  @Column({ type: 'varchar', length: 20 })
  kind: MovementKind;

  @Column({ type: 'varchar', length: 60, default: '' })
  reference: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  note: string;

  @Column({ type: 'varchar', length: 64 })
  actor: string;

  @Column({ type: 'varchar', length: 120 })
  actorName: string;

  @Column({ type: 'datetime', precision: 6 })
  movedAt: Date;
}
