import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE users (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    login VARCHAR(120) NOT NULL,
    email VARCHAR(160) NOT NULL DEFAULT '',
    name VARCHAR(80) NOT NULL,
    password_hash VARCHAR(160) NOT NULL DEFAULT '',
    language VARCHAR(8) NOT NULL DEFAULT 'zh-CN',
    status VARCHAR(20) NOT NULL DEFAULT 'active',
    created_at DATETIME(6) NOT NULL,
    last_login_at DATETIME(6) NULL,
    signed_out_at DATETIME(6) NULL,
    UNIQUE KEY users_login (login),
    KEY users_email (email)
  )`,
  `CREATE TABLE memberships (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id BIGINT UNSIGNED NOT NULL,
    partner_id BIGINT UNSIGNED NULL,
    role VARCHAR(20) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    UNIQUE KEY memberships_user_partner_role (user_id, partner_id, role),
    KEY memberships_partner (partner_id),
    CONSTRAINT memberships_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
  )`,
  `CREATE TABLE password_resets (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(12) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at DATETIME(6) NULL,
    KEY password_resets_user (user_id),
    CONSTRAINT password_resets_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
  )`,
  `CREATE TABLE login_attempts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    login VARCHAR(120) NOT NULL,
    address VARCHAR(45) NOT NULL,
    succeeded TINYINT(1) NOT NULL,
    attempted_at DATETIME(6) NOT NULL,
    KEY login_attempts_login (login, attempted_at),
    KEY login_attempts_address (address, attempted_at)
  )`,
  `CREATE TABLE audit_entries (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    happened_at DATETIME(6) NOT NULL,
    actor VARCHAR(64) NOT NULL,
    actor_name VARCHAR(120) NOT NULL,
    partner_id BIGINT UNSIGNED NULL,
    action VARCHAR(60) NOT NULL,
    subject VARCHAR(80) NOT NULL DEFAULT '',
    detail TEXT NULL,
    address VARCHAR(45) NOT NULL DEFAULT '',
    request_id VARCHAR(40) NOT NULL DEFAULT '',
    KEY audit_entries_action (action, id),
    KEY audit_entries_actor (actor, id),
    KEY audit_entries_subject (subject, id),
    KEY audit_entries_happened (happened_at)
  )`,
  `CREATE TRIGGER audit_entries_keep BEFORE UPDATE ON audit_entries FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_entries is append-only'`,
  `CREATE TRIGGER audit_entries_hold BEFORE DELETE ON audit_entries FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_entries is append-only'`,
  `CREATE TABLE api_tokens (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(80) NOT NULL,
    token_hash CHAR(64) NOT NULL,
    scopes VARCHAR(400) NOT NULL,
    created_by VARCHAR(120) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    last_used_at DATETIME(6) NULL,
    revoked_at DATETIME(6) NULL,
    UNIQUE KEY api_tokens_hash (token_hash)
  )`,
];

const down = [
  'DROP TABLE api_tokens',
  'DROP TABLE audit_entries',
  'DROP TABLE login_attempts',
  'DROP TABLE password_resets',
  'DROP TABLE memberships',
  'DROP TABLE users',
];

export class Identity1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
