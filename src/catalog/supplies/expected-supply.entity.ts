import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type SupplyStatus = 'expected' | 'late' | 'received' | 'cancelled';

/** Pieces of a product that are to arrive on a day. */
@Entity('expected_supplies')
@Index('expected_supplies_product', ['productId', 'status', 'promisedOn'])
export class ExpectedSupply {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  @Column({ type: 'date' })
  promisedOn: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  note: string;

  @Column({ type: 'varchar', length: 20 })
  status: SupplyStatus;

  @Column({ type: 'int', unsigned: true, default: 0 })
  received: number;

  @Column({ type: 'varchar', length: 120 })
  addedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  addedAt: Date;
}
