import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('carts')
@Index('carts_user_partner', ['userId', 'partnerId'], { unique: true })
export class Cart {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'datetime', precision: 6 })
  updatedAt: Date;
}
