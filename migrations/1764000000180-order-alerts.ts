import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderAlerts1764000000180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE order_alerts (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      order_id BIGINT UNSIGNED NOT NULL,
      status VARCHAR(20) NOT NULL,
      figures LONGTEXT NOT NULL,
      raised_at DATETIME(6) NOT NULL,
      note VARCHAR(500) NOT NULL DEFAULT '',
      judged_by_name VARCHAR(120) NOT NULL DEFAULT '',
      judged_at DATETIME(6) NULL,
      UNIQUE KEY order_alerts_order (order_id),
      KEY order_alerts_status (status, id),
      CONSTRAINT order_alerts_order_fk FOREIGN KEY (order_id) REFERENCES orders (id)
    ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_alerts');
  }
}
