import { Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('running_numbers')
export class RunningNumber {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;
}
