import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('shipment_serials')
@Index('shipment_serials_line', ['shipmentLineId'])
export class ShipmentSerial {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  productId: string;

  @PrimaryColumn({ type: 'varchar', length: 60 })
  serial: string;

  @Column({ type: 'bigint', unsigned: true })
  shipmentLineId: string;
}
