import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const requestStatuses = ['waiting', 'approved', 'declined', 'withdrawn'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** An order above its buyer's limit: nothing is reserved and no credit asked until another of the partner's people approves it. */
@Entity('order_requests')
@Index('order_requests_number', ['number'], { unique: true })
@Index('order_requests_partner', ['partnerId', 'status', 'id'])
@Index('order_requests_user', ['userId'])
@Index('order_requests_order', ['orderId'], { unique: true })
export class OrderRequest {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'varchar', length: 120 })
  askedByName: string;

  @Column({ type: 'varchar', length: 20 })
  status: string;

  @Column({ type: 'varchar', length: 60, default: '' })
  poNumber: string;

  @Column({ type: 'varchar', length: 500, default: '' })
  note: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  addressId: string | null;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  subtotal: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  tax: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  total: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  overLimit: string;

  @Column({ type: 'datetime', precision: 6 })
  askedAt: Date;

  @Column({ type: 'datetime', precision: 6 })
  statusSince: Date;

  @Column({ type: 'varchar', length: 120, default: '' })
  decidedByName: string;

  @Column({ type: 'varchar', length: 500, default: '' })
  decisionNote: string;

  @Column({ type: 'varchar', length: 20, default: '' })
  draw: string;

  /** What was shown to be drawn when approval was asked for. */
  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  drawShown: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  orderId: string | null;
}
