import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A part of an invoice nobody will pay; taken back by a negative one. */
@Entity('write_offs')
@Index('write_offs_invoice', ['invoiceId'])
@Index('write_offs_day', ['writtenOn'])
@Index('write_offs_entry', ['entryId'], { unique: true })
export class WriteOff {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  invoiceId: string;

  @Column({ type: 'bigint', unsigned: true })
  entryId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'varchar', length: 240 })
  reason: string;

  @Column({ type: 'date' })
  writtenOn: string;

  @Column({ type: 'varchar', length: 120 })
  writtenByName: string;

  @Column({ type: 'datetime', precision: 6 })
  writtenAt: Date;
}
