import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What everyone of a partner without a limit of their own may order without approval. */
@Entity('order_limits_general')
export class GeneralLimit {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'decimal', precision: 19, scale: 2 })
  amount: string;
}
