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
}
