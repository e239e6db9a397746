import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderViews1764000000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_views (
        id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        user_id BIGINT UNSIGNED NOT NULL,
        name VARCHAR(40) NOT NULL,
        query VARCHAR(1000) NOT NULL,
        is_shared TINYINT NOT NULL DEFAULT 0,
        is_default TINYINT NOT NULL DEFAULT 0,
        UNIQUE KEY order_views_name (user_id, name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_views');
  }
}
