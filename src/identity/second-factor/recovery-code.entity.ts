import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('recovery_codes')
@Index('recovery_codes_hash', ['userId', 'codeHash'], { unique: true })
export class RecoveryCode {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  userId: string;

  @Column({ type: 'char', length: 64 })
  codeHash: string;

  @Column({ type: 'datetime', precision: 6, nullable: true })
  usedAt: Date | null;
}
