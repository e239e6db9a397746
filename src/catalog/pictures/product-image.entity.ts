import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('product_images')
@Index('product_images_product', ['productId', 'position'])
export class ProductImage {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'bigint', unsigned: true })
  fileId: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  thumbFileId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  largeFileId: string | null;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  position: number;
}
