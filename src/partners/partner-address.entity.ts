import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('partner_addresses')
@Index('partner_addresses_partner', ['partnerId'])
export class PartnerAddress {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 60 })
  label: string;

  @Column({ type: 'varchar', length: 80 })
  recipient: string;

  @Column({ type: 'varchar', length: 40 })
  phone: string;

  @Column({ type: 'varchar', length: 240 })
  line: string;

  @Column({ type: 'boolean', default: false })
  isDefault: boolean;
}
