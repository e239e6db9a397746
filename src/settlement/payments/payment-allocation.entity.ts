import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('payment_allocations')
@Index('payment_allocations_payment', ['paymentId'])
@Index('payment_allocations_day', ['allocatedOn'])
@Index('payment_allocations_invoice', ['invoiceId'])
@Index('payment_allocations_entry', ['entryId'])
export class PaymentAllocation {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  paymentId: string;

  @Column({ type: 'bigint', unsigned: true })
  invoiceId: string;

  @Column({ type: 'bigint', unsigned: true })
  entryId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'date' })
  allocatedOn: string;

  @Column({ type: 'varchar', length: 120 })
  createdByName: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
