import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LimitSource } from './resolve-limit.js';

export type ProposalStatus = 'proposed' | 'approved' | 'refused' | 'lapsed';

/**
 * A limit above the bound that one person set and another has to approve; null is no limit, `inherits` the one of its parent. It rests on the limit the account had
 * (`limitBefore`, `fromBefore`, `currency`) and lapses with it. `isOpen` is null once ended: a partner has one open proposal at most.
 */
@Entity('limit_proposals')
@Index('limit_proposals_open', ['partnerId', 'isOpen'], { unique: true })
export class LimitProposal {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  creditLimit: string | null;

  @Column({ type: 'boolean', default: false })
  inherits: boolean;

  @Column({ type: 'char', length: 3 })
  currency: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, nullable: true })
  limitBefore: string | null;

  @Column({ type: 'varchar', length: 10 })
  fromBefore: LimitSource;

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
