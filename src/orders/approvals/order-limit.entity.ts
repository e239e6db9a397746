import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a person may order for a partner without approval. */
@Entity('order_limits')
@Index('order_limits_user', ['userId'])
export class OrderLimit {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  partnerId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;
}
