import { Entity, Index, PrimaryColumn } from 'typeorm';

/** A category an assortment names, and with it everything below. */
@Entity('assortment_categories')
@Index('assortment_categories_category', ['categoryId'])
export class AssortmentCategory {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  assortmentId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  categoryId: string;
}
