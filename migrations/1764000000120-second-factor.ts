import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SecondFactor1764000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE second_factors (
      user_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
      secret VARCHAR(120) NOT NULL,
      last_step INT UNSIGNED NOT NULL,
      created_at DATETIME(6) NOT NULL,
      CONSTRAINT second_factors_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )`);
    await runner.query(`CREATE TABLE recovery_codes (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      user_id BIGINT UNSIGNED NOT NULL,
      code_hash CHAR(64) NOT NULL,
      used_at DATETIME(6) NULL,
      UNIQUE KEY recovery_codes_hash (user_id, code_hash),
      CONSTRAINT recovery_codes_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recovery_codes');
    await runner.query('DROP TABLE second_factors');
  }
}
