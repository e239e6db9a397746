import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An invoice a promise is for, with what was open of it then. `isOpen` is null once decided: an invoice has one open promise at most. */
@Entity('promise_invoices')
@Index('promise_invoices_open', ['invoiceId', 'isOpen'], { unique: true })
@Index('promise_invoices_promise', ['promiseId', 'invoiceId'], { unique: true })
export class PromiseInvoice {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  promiseId: string;

  @Column({ type: 'bigint', unsigned: true })
  invoiceId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  openThen: string;

  @Column({ type: 'boolean', nullable: true })
  isOpen: boolean | null;
}
