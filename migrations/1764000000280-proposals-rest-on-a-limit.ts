import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an account had when a limit was proposed for it; those that wait are taken to rest on what it has now. */
export class ProposalsRestOnALimit1764000000280 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE limit_proposals
      ADD COLUMN currency CHAR(3) NOT NULL AFTER credit_limit,
      ADD COLUMN limit_before DECIMAL(19,2) NULL AFTER currency,
      ADD COLUMN from_before VARCHAR(10) NOT NULL AFTER limit_before`);
    await runner.query(`UPDATE limit_proposals x JOIN credit_accounts a ON a.partner_id = x.partner_id
      SET x.currency = a.currency, x.limit_before = a.credit_limit, x.from_before = a.limit_from`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE limit_proposals DROP COLUMN currency, DROP COLUMN limit_before, DROP COLUMN from_before');
  }
}
