import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A quantity of an invoice's line, or an amount at a tax rate (then no line and quantity 0). */
@Entity('credit_note_lines')
@Index('credit_note_lines_note', ['creditNoteId'])
@Index('credit_note_lines_line', ['invoiceLineId'])
export class CreditNoteLine {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  creditNoteId: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  invoiceLineId: string | null;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  @Column({ type: 'decimal', precision: 9, scale: 4 })
  taxRate: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  tax: string;
}
