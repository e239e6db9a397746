import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('standing_order_lines')
export class StandingLine {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  standingOrderId: string;

  @PrimaryColumn({ type: 'bigint', unsigned: true })
  productId: string;

  @Column({ type: 'smallint', unsigned: true })
  lineNo: number;

  @Column({ type: 'int', unsigned: true })
  quantity: number;
}
