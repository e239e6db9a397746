import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An invoice a letter is about, as it stood that day. An invoice gets a step's letter once. */
@Entity('dunning_letter_invoices')
@Index('dunning_letter_invoices_once', ['invoiceId', 'level'], { unique: true })
@Index('dunning_letter_invoices_letter', ['letterId'])
export class DunningLetterInvoice {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  letterId: string;

  @Column({ type: 'bigint', unsigned: true })
  invoiceId: string;

  @Column({ type: 'tinyint', unsigned: true })
  level: number;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  openAmount: string;

  @Column({ type: 'date' })
  dueOn: string;
}
