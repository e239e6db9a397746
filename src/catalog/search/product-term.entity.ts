import { Entity, Index, PrimaryColumn } from 'typeorm';

/** A word, a pair of signs or a code that a product is found by. */
@Entity('product_terms')
@Index('product_terms_term', ['term', 'productId'])
export class ProductTerm {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  productId: string;

  @PrimaryColumn({ type: 'varchar', length: 40, collation: 'utf8mb4_bin' })
  term: string;
}
