import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('prices')
@Index('prices_natural', ['productId', 'scope', 'scopeKey', 'currency', 'priceListId', 'minQuantity', 'validFrom'], { unique: true })
@Index('prices_of_list', ['priceListId', 'productId'])
export class Price {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  priceListId: string;

  @Column({ type: 'varchar', length: 10 })
  scope: string;

  @Column({ type: 'varchar', length: 40, default: '' })
  scopeKey: string;

  @Column({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'int', unsigned: true, default: 1 })
  minQuantity: number;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  unitPrice: string;

  @Column({ type: 'date', default: '1000-01-01' })
  validFrom: string;

  @Column({ type: 'date', default: '9999-12-31' })
  validTo: string;
}
