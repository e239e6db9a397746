import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('receivables')
@Index('receivables_document', ['document'], { unique: true })
@Index('receivables_still_open', ['openAmount', 'dueOn', 'partnerId'])
@Index('receivables_open', ['partnerId', 'openAmount', 'dueOn'])
export class Receivable {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 40 })
  document: string;

  @Column({ type: 'date' })
  issuedOn: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  openAmount: string;
}
