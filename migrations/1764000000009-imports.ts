import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE imports (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      kind VARCHAR(20) NOT NULL,
      status VARCHAR(20) NOT NULL,
      file_id BIGINT UNSIGNED NULL,
      name VARCHAR(200) NOT NULL DEFAULT '',
      total_rows INT UNSIGNED NOT NULL,
      rows_done INT UNSIGNED NOT NULL DEFAULT 0,
      created INT UNSIGNED NOT NULL DEFAULT 0,
      updated INT UNSIGNED NOT NULL DEFAULT 0,
      unchanged INT UNSIGNED NOT NULL DEFAULT 0,
      errors MEDIUMTEXT NULL,
      actor VARCHAR(64) NOT NULL,
      actor_name VARCHAR(120) NOT NULL,
      created_at DATETIME(6) NOT NULL,
      finished_at DATETIME(6) NULL,
      CONSTRAINT imports_file_fk FOREIGN KEY (file_id) REFERENCES stored_files (id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE imports');
  }
}
