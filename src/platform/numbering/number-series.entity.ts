import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('number_series')
export class NumberSeries {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  name: string;

  @PrimaryColumn({ type: 'smallint', unsigned: true })
  year: number;

  @Column({ type: 'int', unsigned: true })
  last: number;
}
