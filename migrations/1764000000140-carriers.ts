import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Carriers1764000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE carriers (
        id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        code VARCHAR(40) NOT NULL,
        name_zh VARCHAR(80) NOT NULL,
        name_en VARCHAR(80) NOT NULL,
        tracking_pattern VARCHAR(300) NOT NULL DEFAULT '',
        UNIQUE KEY carriers_code (code)
      )`);
    await runner.query(`
      CREATE TABLE tracking_numbers (
        id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        shipment_id BIGINT UNSIGNED NOT NULL,
        carrier VARCHAR(80) NOT NULL DEFAULT '',
        number VARCHAR(80) NOT NULL DEFAULT '',
        added_by_name VARCHAR(120) NOT NULL,
        added_at DATETIME(6) NOT NULL,
        UNIQUE KEY tracking_numbers_shipment (shipment_id, number, carrier)
      )`);
    await runner.query(`
      INSERT INTO tracking_numbers (shipment_id, carrier, number, added_by_name, added_at)
      SELECT id, carrier, tracking_number, shipped_by_name, shipped_at FROM shipments WHERE carrier <> '' OR tracking_number <> ''`);
    await runner.query('ALTER TABLE shipments DROP COLUMN carrier, DROP COLUMN tracking_number');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE shipments ADD COLUMN carrier VARCHAR(80) NOT NULL DEFAULT '' AFTER partner_id, ADD COLUMN tracking_number VARCHAR(80) NOT NULL DEFAULT '' AFTER carrier");
    await runner.query(`
      UPDATE shipments s JOIN tracking_numbers n ON n.id = (SELECT MIN(id) FROM tracking_numbers f WHERE f.shipment_id = s.id)
      SET s.carrier = n.carrier, s.tracking_number = n.number`);
    await runner.query('DROP TABLE tracking_numbers');
    await runner.query('DROP TABLE carriers');
  }
}
