import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('company')
export class Company {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  id: number;

  @Column({ type: 'varchar', length: 120 })
  nameZh: string;

  @Column({ type: 'varchar', length: 120 })
  nameEn: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  address: string;

  @Column({ type: 'varchar', length: 40, default: '' })
  phone: string;

  @Column({ type: 'varchar', length: 40, default: '' })
  taxNumber: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  bank: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  bankAccount: string;

  @Column({ type: 'boolean', default: false })
  reviewOrders: boolean;

  @Column({ type: 'boolean', default: false })
  reviewFinance: boolean;

  @Column({ type: 'boolean', default: false })
  reviewDispatch: boolean;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '50.00' })
  writeOffLimit: string;

  @Column({ type: 'varchar', length: 20, default: 'first_come' })
  allocationRule: string;

  @Column({ type: 'decimal', precision: 5, scale: 4, default: '0.2000' })
  rebateShare: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  sealFileId: string | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  seededAt: Date | null;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  seedBeganAt: Date | null;
}
