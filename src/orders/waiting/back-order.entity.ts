import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Pieces of an order line that wait for stock; `revision` counts what its dealer was told. */
@Entity('back_orders')
@Index('back_orders_queue', ['productId', 'pieces'])
@Index('back_orders_partner', ['partnerId', 'pieces'])
@Index('back_orders_order', ['orderId'])
export class BackOrder {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  orderLineId: string;

  @Column({ type: 'bigint', unsigned: true })
  orderId: string;

  @Column({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'int', unsigned: true })
  pieces: number;

  @Column({ type: 'datetime', precision: 6 })
  askedAt: Date;

  @Column({ type: 'date', nullable: true })
  promisedOn: string | null;

  /** By share: what part of a supply is the dealer's, and what the line gets of the next by the rule as it stands. */
  @Column({ type: 'decimal', precision: 5, scale: 4, nullable: true })
  share: string | null;

  @Column({ type: 'date', nullable: true })
  nextOn: string | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  nextPieces: number | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  revision: number;
}
