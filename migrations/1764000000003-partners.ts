import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE territories (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(40) NOT NULL,
    name_zh VARCHAR(80) NOT NULL,
    name_en VARCHAR(80) NOT NULL,
    UNIQUE KEY territories_code (code)
  )`,
  `CREATE TABLE tiers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(40) NOT NULL,
    name_zh VARCHAR(80) NOT NULL,
    name_en VARCHAR(80) NOT NULL,
    position SMALLINT UNSIGNED NOT NULL DEFAULT 100,
    UNIQUE KEY tiers_code (code)
  )`,
  `CREATE TABLE partners (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(40) NOT NULL,
    name_zh VARCHAR(160) NOT NULL,
    name_en VARCHAR(160) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    form VARCHAR(40) NOT NULL DEFAULT '',
    tier_id BIGINT UNSIGNED NULL,
    territory_id BIGINT UNSIGNED NULL,
    terms_days SMALLINT UNSIGNED NOT NULL DEFAULT 30,
    currency CHAR(3) NOT NULL,
    email VARCHAR(160) NOT NULL DEFAULT '',
    phone VARCHAR(40) NOT NULL DEFAULT '',
    tax_number VARCHAR(40) NOT NULL DEFAULT '',
    ordering_open TINYINT(1) NOT NULL,
    status VARCHAR(20) NOT NULL DEFAULT 'active',
    created_at DATETIME(6) NOT NULL,
    UNIQUE KEY partners_code (code),
    KEY partners_territory (territory_id),
    KEY partners_tier (tier_id),
    CONSTRAINT partners_tier_fk FOREIGN KEY (tier_id) REFERENCES tiers (id),
    CONSTRAINT partners_territory_fk FOREIGN KEY (territory_id) REFERENCES territories (id)
  )`,
  `CREATE TABLE partner_addresses (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    partner_id BIGINT UNSIGNED NOT NULL,
    label VARCHAR(60) NOT NULL,
    recipient VARCHAR(80) NOT NULL,
    phone VARCHAR(40) NOT NULL,
    line VARCHAR(240) NOT NULL,
    is_default TINYINT(1) NOT NULL DEFAULT 0,
    KEY partner_addresses_partner (partner_id),
    CONSTRAINT partner_addresses_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `ALTER TABLE memberships ADD CONSTRAINT memberships_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)`,
];

const down = [
  'ALTER TABLE memberships DROP FOREIGN KEY memberships_partner_fk',
  'DROP TABLE partner_addresses',
  'DROP TABLE partners',
  'DROP TABLE tiers',
  'DROP TABLE territories',
];

export class Partners1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
