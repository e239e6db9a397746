import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('credit_decisions')
@Index('credit_decisions_order', ['orderNumber', 'id'])
@Index('credit_decisions_partner', ['partnerId', 'id'])
export class CreditDecision {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 40 })
  orderNumber: string;

  @Column({ type: 'varchar', length: 10 })
  outcome: string;

  @Column({ type: 'varchar', length: 40 })
  reason: string;

  @Column({ type: 'text' })
  figures: string;

  @Column({ type: 'datetime', precision: 6 })
  decidedAt: Date;
}
