import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('shipments')
@Index('shipments_number', ['number'], { unique: true })
@Index('shipments_order', ['orderId'])
@Index('shipments_partner', ['partnerId', 'id'])
export class Shipment {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'varchar', length: 40 })
  number: string;

  @Column({ type: 'bigint', unsigned: true })
  orderId: string;

  @Column({ type: 'bigint', unsigned: true })
  partnerId: string;

  @Column({ type: 'varchar', length: 40, nullable: true })
  invoiceNumber: string | null;

  @Column({ type: 'datetime', precision: 6 })
  shippedAt: Date;

  @Column({ type: 'varchar', length: 120 })
  shippedByName: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  receivedAt: Date | null;

  @Column({ type: 'varchar', length: 120, nullable: true })
  receivedByName: string | null;

  @Column({ type: 'varchar', length: 500, default: '' })
  receiptNote: string;
}
