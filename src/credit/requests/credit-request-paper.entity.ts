import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A paper a dealer sent with its request. */
@Entity('credit_request_papers')
@Index('credit_request_papers_request', ['requestId', 'id'])
export class CreditRequestPaper {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id: string;

  @Column({ type: 'bigint', unsigned: true })
  requestId: string;

  @Column({ type: 'bigint', unsigned: true })
  fileId: string;
}
