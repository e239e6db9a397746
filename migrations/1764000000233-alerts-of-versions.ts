import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AlertsOfVersions1764000000233 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE order_alerts ADD order_version SMALLINT UNSIGNED NOT NULL DEFAULT 1 AFTER order_id,
      ADD UNIQUE KEY order_alerts_version (order_id, order_version), DROP KEY order_alerts_order`);
  }

  // of an order with several alerts the first stays
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE a FROM order_alerts a JOIN order_alerts b ON b.order_id = a.order_id AND b.id < a.id');
    await runner.query('ALTER TABLE order_alerts ADD UNIQUE KEY order_alerts_order (order_id), DROP KEY order_alerts_version, DROP order_version');
  }
}
