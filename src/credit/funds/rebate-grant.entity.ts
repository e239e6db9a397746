import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A rebate given to a partner for a period; what is left of it can be drawn until its last day. */
@Entity('rebate_grants')
@Index('rebate_grants_number', ['number'], { unique: true })
@Index('rebate_grants_partner', ['partnerId', 'rest', 'id'])
@Index('rebate_grants_expiry', ['lastDay', 'rest'])
@Check('rebate_grants_not_below_zero', 'rest >= 0')
export class RebateGrant {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  rest: string;

  @Column({ type: 'varchar', length: 40 })
  period: string;

  @Column({ type: 'varchar', length: 240 })
  reason: string;

  @Column({ type: 'date', nullable: true })
  lastDay: string | null;

  @Column({ type: 'date' })
  grantedOn: string;

  @Column({ type: 'varchar', length: 120 })
  grantedByName: string;
}
