import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** To whom an assortment is given: a partner, a tier or a territory. */
@Entity('assortment_grants')
@Index('assortment_grants_partner', ['partnerId', 'assortmentId'], { unique: true })
@Index('assortment_grants_tier', ['tierId', 'assortmentId'], { unique: true })
@Index('assortment_grants_territory', ['territoryId', 'assortmentId'], { unique: true })
@Index('assortment_grants_assortment', ['assortmentId'])
export class AssortmentGrant {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  assortmentId: string;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  partnerId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  tierId: string | null;

  @Column({ type: 'bigint', unsigned: true, nullable: true })
  territoryId: string | null;
}
