import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type PromiseStatus = 'open' | 'kept' | 'broken' | 'withdrawn';

/** A payment a dealer said it would make by a day, for some of its invoices. */
@Entity('promises')
@Index('promises_partner', ['partnerId', 'id'])
@Index('promises_status', ['status', 'partnerId'])
export class PaymentPromise {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 20 })
  status: PromiseStatus;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'varchar', length: 500, default: '' })
  note: string;

  @Column({ type: 'boolean' })
  byPartner: boolean;

  @Column({ type: 'varchar', length: 120 })
  madeByName: string;

  @Column({ type: 'datetime', precision: 6 })
  madeAt: Date;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  decidedAt: Date | null;
}
