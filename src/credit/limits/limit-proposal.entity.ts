import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type ProposalStatus = 'proposed' | 'approved' | 'refused';

/** A limit above the bound that one person set and another has to approve; null is no limit. `isOpen` is null once decided: a partner has one open proposal at most. */
@Entity('limit_proposals')
@Index('limit_proposals_open', ['partnerId', 'isOpen'], { unique: true })
export class LimitProposal {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  creditLimit: string | null;

  @Column({ type: 'varchar', length: 20 })
  status: ProposalStatus;

  @Column({ type: 'boolean', nullable: true })
  isOpen: boolean | null;

  @Column({ type: 'varchar', length: 64 })
  proposedBy: string;

  @Column({ type: 'varchar', length: 120 })
  proposedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  proposedAt: Date;
}
