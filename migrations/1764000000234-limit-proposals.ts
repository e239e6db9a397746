import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LimitProposals1764000000234 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE limit_proposals (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      partner_id BIGINT UNSIGNED NOT NULL,
      credit_limit DECIMAL(19,2) NULL,
      status VARCHAR(20) NOT NULL,
      is_open TINYINT NULL,
      proposed_by VARCHAR(64) NOT NULL,
      proposed_by_name VARCHAR(120) NOT NULL,
      proposed_at DATETIME(6) NOT NULL,
      UNIQUE KEY limit_proposals_open (partner_id, is_open),
      CONSTRAINT limit_proposals_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE limit_proposals');
  }
}
