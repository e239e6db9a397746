import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('second_factors')
export class SecondFactor {
  @PrimaryColumn({ type: 'bigint', unsigned: true })
  userId: string;

  // sealed, see secret-box.ts
  @Column({ type: 'varchar', length: 120 })
  secret: string;

  // the half minute of the last code that was used: none works twice
  @Column({ type: 'int', unsigned: true })
  lastStep: number;

  @Column({ type: 'datetime', precision: 6 })
  createdAt: Date;
}
