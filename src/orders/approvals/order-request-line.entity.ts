import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('order_request_lines')
@Index('order_request_lines_product', ['productId'])
export class OrderRequestLine {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  requestId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'smallint', unsigned: true })
  lineNo: number;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  /** As it was when approval was asked for. */
  @Column({ type: 'decimal', precision: 19, scale: 4 })
  unitPrice: string;
}
