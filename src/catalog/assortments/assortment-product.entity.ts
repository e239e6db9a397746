import { Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('assortment_products')
@Index('assortment_products_product', ['productId'])
export class AssortmentProduct {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  assortmentId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  productId: string;
}
