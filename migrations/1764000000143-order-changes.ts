import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderChanges1764000000143 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE orders ADD COLUMN version SMALLINT UNSIGNED NOT NULL DEFAULT 1 AFTER review');
    await runner.query('ALTER TABLE order_lines ADD COLUMN promised_on DATE NULL AFTER received');
    await runner.query(`
      CREATE TABLE order_changes (
        id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        order_id BIGINT UNSIGNED NOT NULL,
        base_version SMALLINT UNSIGNED NOT NULL,
        status VARCHAR(20) NOT NULL,
        side VARCHAR(10) NOT NULL,
        proposed_by_name VARCHAR(120) NOT NULL,
        proposed_at DATETIME(6) NOT NULL,
        reason VARCHAR(500) NOT NULL DEFAULT '',
        changed_lines MEDIUMTEXT NOT NULL,
        total_before DECIMAL(19,2) NOT NULL,
        total_after DECIMAL(19,2) NOT NULL,
        KEY order_changes_order (order_id, status)
      )`);
    await runner.query(`
      CREATE TABLE order_versions (
        order_id BIGINT UNSIGNED NOT NULL,
        version SMALLINT UNSIGNED NOT NULL,
        order_lines MEDIUMTEXT NOT NULL,
        subtotal DECIMAL(19,2) NOT NULL,
        tax DECIMAL(19,2) NOT NULL,
        total DECIMAL(19,2) NOT NULL,
        replaced_by_name VARCHAR(120) NOT NULL,
        replaced_at DATETIME(6) NOT NULL,
        PRIMARY KEY (order_id, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_versions');
    await runner.query('DROP TABLE order_changes');
    await runner.query('ALTER TABLE order_lines DROP COLUMN promised_on');
    await runner.query('ALTER TABLE orders DROP COLUMN version');
  }
}
