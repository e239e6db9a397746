import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type HoldCode = 'by_hand' | 'overdue_days' | 'overdue_amount';

/** A hold of an account, or its end, with the figures it rests on; append-only. */
@Entity('credit_holds')
@Index('credit_holds_partner', ['partnerId', 'id'])
export class CreditHold {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'boolean' })
  isHold: boolean;

  @Column({ type: 'varchar', length: 20 })
  code: HoldCode;

  @Column({ type: 'varchar', length: 240, default: '' })
  note: string;

  @Column({ type: 'int', unsigned: true, default: 0 })
  overdueDays: number;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  overdueAmount: string;

  @Column({ type: 'decimal', precision: 19, scale: 2, default: '0.00' })
  toPay: string;

  @Column({ type: 'varchar', length: 120 })
  changedByName: string;

  @Column({ type: 'datetime', precision: 6 })
  changedAt: Date;
}
