import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('order_lines')
@Index('order_lines_order', ['orderId', 'lineNo'], { unique: true })
@Index('order_lines_product', ['productId'])
@Check('order_lines_not_over', 'shipped + cancelled <= quantity')
export class OrderLine {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  orderId: string;

  @Column({ type: 'smallint', unsigned: true })
  lineNo: number;

  @Column({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'varchar', length: 60 })
  sku: string;

  @Column({ type: 'varchar', length: 200 })
  nameZh: string;

  @Column({ type: 'varchar', length: 200 })
  nameEn: string;

  @Column({ type: 'varchar', length: 20 })
  unit: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  unitPrice: string;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  discount: string;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  taxRate: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  tax: string;

  @Column({ type: 'text' })
  priceTrace: string;

  @Column({ type: 'int', unsigned: true, default: 0 })
  shipped: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  cancelled: number;

  @Column({ type: 'int', unsigned: true, default: 0 })
  received: number;

  @Column({ type: 'date', nullable: true })
  promisedOn: string | null;
}
