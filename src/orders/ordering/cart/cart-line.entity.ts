import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('cart_lines')
export class CartLine {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  cartId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  @Column({ type: 'datetime', precision: 6 })
  addedAt: Date;

  /** Unit price and stock as they were shown for `seenQuantity`. */
  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  seenPrice: string | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  seenQuantity: number | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  seenStock: string | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  seenAt: Date | null;
}
