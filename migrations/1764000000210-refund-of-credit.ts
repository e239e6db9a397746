import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE refund_parts MODIFY payment_id BIGINT UNSIGNED NULL, ADD credit_note_id BIGINT UNSIGNED NULL AFTER payment_id, ADD KEY refund_parts_credit_note (credit_note_id),
    ADD CONSTRAINT refund_parts_credit_note_fk FOREIGN KEY (credit_note_id) REFERENCES credit_notes (id),
    ADD CONSTRAINT refund_parts_one_source CHECK ((payment_id IS NULL) <> (credit_note_id IS NULL))`,
];

const down = [
  'ALTER TABLE refund_parts DROP CONSTRAINT refund_parts_one_source, DROP FOREIGN KEY refund_parts_credit_note_fk',
  'ALTER TABLE refund_parts DROP KEY refund_parts_credit_note, DROP credit_note_id, MODIFY payment_id BIGINT UNSIGNED NOT NULL',
];

export class RefundOfCredit1764000000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
