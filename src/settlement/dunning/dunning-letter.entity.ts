import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A letter as it was sent, in both languages; append-only. */
@Entity('dunning_letters')
@Index('dunning_letters_number', ['number'], { unique: true })
@Index('dunning_letters_partner', ['partnerId', 'id'])
export class DunningLetter {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'tinyint', unsigned: true })
  level: number;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'smallint', unsigned: true })
  daysOverdue: number;

  @Column({ type: 'varchar', length: 400 })
  subjectZh: string;

  @Column({ type: 'varchar', length: 4000 })
  bodyZh: string;

  @Column({ type: 'varchar', length: 400 })
  subjectEn: string;

  @Column({ type: 'varchar', length: 4000 })
  bodyEn: string;

  @Column({ type: 'date' })
  sentOn: string;

  @Column({ type: 'datetime', precision: 6 })
  sentAt: Date;
}
