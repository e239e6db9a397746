import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('order_list_lines')
@Index('order_list_lines_product', ['productId'])
export class OrderListLine {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  listId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'smallint', unsigned: true })
  position: number;

  @Column({ type: 'int', unsigned: true })
  quantity: number;
}
