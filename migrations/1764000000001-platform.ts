import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE company (
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
    name_zh VARCHAR(120) NOT NULL,
    name_en VARCHAR(120) NOT NULL,
    address VARCHAR(240) NOT NULL DEFAULT '',
    phone VARCHAR(40) NOT NULL DEFAULT '',
    tax_number VARCHAR(40) NOT NULL DEFAULT '',
    bank VARCHAR(120) NOT NULL DEFAULT '',
    bank_account VARCHAR(60) NOT NULL DEFAULT '',
    seeded_at DATETIME(6) NULL
  )`,
  `CREATE TABLE sessions (
    id CHAR(64) NOT NULL PRIMARY KEY,
    user_id BIGINT UNSIGNED NULL,
    content TEXT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    seen_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    KEY sessions_expires (expires_at),
    KEY sessions_user (user_id)
  )`,
  `CREATE TABLE outbox (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    queue VARCHAR(40) NOT NULL,
    payload TEXT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    sent_at DATETIME(6) NULL,
    KEY outbox_waiting (sent_at, id)
  )`,
  `CREATE TABLE idempotency_keys (
    actor VARCHAR(64) NOT NULL,
    request_key VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
    request_hash CHAR(64) NOT NULL,
    answer MEDIUMTEXT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (actor, request_key),
    KEY idempotency_keys_created (created_at)
  )`,
  `CREATE TABLE state_changes (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    subject VARCHAR(20) NOT NULL,
    subject_id BIGINT UNSIGNED NOT NULL,
    machine VARCHAR(20) NOT NULL,
    from_state VARCHAR(20) NULL,
    to_state VARCHAR(20) NOT NULL,
    actor VARCHAR(64) NOT NULL,
    actor_name VARCHAR(120) NOT NULL,
    reason VARCHAR(500) NULL,
    changed_at DATETIME(6) NOT NULL,
    KEY state_changes_subject (subject, subject_id, id)
  )`,
  `CREATE TABLE running_numbers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY
  )`,
  `CREATE TABLE number_series (
    name VARCHAR(20) NOT NULL,
    year SMALLINT UNSIGNED NOT NULL,
    last INT UNSIGNED NOT NULL,
    PRIMARY KEY (name, year)
  )`,
  `CREATE TABLE stored_files (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    storage_key VARCHAR(80) NOT NULL,
    name VARCHAR(200) NOT NULL,
    media_type VARCHAR(80) NOT NULL,
    bytes INT UNSIGNED NOT NULL,
    partner_id BIGINT UNSIGNED NULL,
    created_at DATETIME(6) NOT NULL
  )`,
];

const down = [
  'DROP TABLE stored_files',
  'DROP TABLE number_series',
  'DROP TABLE running_numbers',
  'DROP TABLE state_changes',
  'DROP TABLE idempotency_keys',
  'DROP TABLE outbox',
  'DROP TABLE sessions',
  'DROP TABLE company',
];

export class Platform1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
