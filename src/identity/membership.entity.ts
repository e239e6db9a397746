import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('memberships')
@Index('memberships_user_partner_role', ['userId', 'partnerId', 'role'], { unique: true })
@Index('memberships_partner', ['partnerId'])
export class Membership {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  partnerId: string | null;

  @Column({ type: 'varchar', length: 20 })
  role: string;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
