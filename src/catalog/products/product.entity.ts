import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AllocationRule } from '../supplies/allocation-rules.js';

export const productStatuses = ['active', 'inactive'] as const;
export type ProductStatus = (typeof productStatuses)[number];

@Entity('products')
@Index('products_sku', ['sku'], { unique: true })
@Index('products_barcode', ['barcode'], { unique: true })
@Index('products_category', ['categoryId', 'leadsFamily', 'id'])
@Index('products_listed', ['leadsFamily', 'status', 'id'])
@Index('products_status', ['status', 'id'])
@Index('products_of_family', ['familyId', 'leadsFamily'])
export class Product {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 60 })
  sku: string;

  @Column({ type: 'varchar', length: 200 })
  nameZh: string;

  @Column({ type: 'varchar', length: 200 })
  nameEn: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  specZh: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  specEn: string;

  @Column({ type: 'bigint', unsigned: true })
  categoryId: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  barcode: string | null;

  @Column({ type: 'varchar', length: 20 })
  unit: string;

  @Column({ type: 'int', unsigned: true, default: 1 })
  packSize: number;

  @Column({ type: 'int', unsigned: true, default: 1 })
  minQuantity: number;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  taxRate: string;

  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  retailPrice: string | null;

  @Column({ type: 'varchar', length: 20, default: 'active' })
  status: ProductStatus;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  familyId: string | null;

  @Column({ type: 'varchar', length: 60, nullable: true })
  rowValueZh: string | null;

  @Column({ type: 'varchar', length: 60, nullable: true })
  rowValueEn: string | null;

  @Column({ type: 'varchar', length: 60, nullable: true })
  columnValue: string | null;

  @Column({ type: 'boolean', default: true })
  leadsFamily: boolean;

  @Column({ type: 'boolean', default: false })
  backOrder: boolean;

  @Column({ type: 'varchar', length: 20, nullable: true })
  allocationRule: AllocationRule | null;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
