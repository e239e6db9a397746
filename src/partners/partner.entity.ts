import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const partnerKinds = ['exclusive', 'non_exclusive'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const partnerStatuses = ['active', 'inactive'] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

/** Codes that stand for something else where a partner's would: the page of a new one, the supplier among places of work, requests among credit accounts. */
export const isReservedCode = (code: string): boolean => ['new', 'supplier', 'requests'].includes(code.toLowerCase());

@Entity('partners')
@Index('partners_code', ['code'], { unique: true })
@Index('partners_manager', ['managerId'])
@Index('partners_parent', ['parentId'])
@Index('partners_territory', ['territoryId'])
@Index('partners_tier', ['tierId'])
export class Partner {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  code: string;

  @Column({ type: 'varchar', length: 160 })
  nameZh: string;

  @Column({ type: 'varchar', length: 160 })
  nameEn: string;

  @Column({ type: 'varchar', length: 20 })
  kind: PartnerKind;

  @Column({ type: 'varchar', length: 40, default: '' })
  form: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  tierId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  territoryId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  managerId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  parentId: string | null;

  @Column({ type: 'smallint', unsigned: true, default: 30 })
  termsDays: number;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'varchar', length: 160, default: '' })
  email: string;

  @Column({ type: 'varchar', length: 40, default: '' })
  phone: string;

  @Column({ type: 'varchar', length: 40, default: '' })
  taxNumber: string;

  @Column({ type: 'varchar', length: 240, default: '' })
  billingAddress: string;

  @Column({ type: 'varchar', length: 120, default: '' })
  bank: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  bankAccount: string;

  @Column({ type: 'boolean' })
  orderingOpen: boolean;

  @Column({ type: 'varchar', length: 20, default: 'active' })
  status: PartnerStatus;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
