import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const contactChannels = ['call', 'message', 'visit', 'mail'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** What was said when a partner was asked for money, and when to ask again; append-only. */
@Entity('collection_notes')
@Index('collection_notes_partner', ['partnerId', 'id'])
export class CollectionNote {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 20 })
  channel: ContactChannel;

  @Column({ type: 'varchar', length: 500 })
  note: string;

  @Column({ type: 'date', nullable: true })
  nextOn: string | null;

  @Column({ type: 'varchar', length: 120 })
  notedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  notedAt: Date;
}
