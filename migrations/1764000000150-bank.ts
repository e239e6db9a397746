import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE bank_profiles (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(80) NOT NULL,
    bank_account VARCHAR(60) NOT NULL DEFAULT '',
    currency CHAR(3) NOT NULL,
    date_format VARCHAR(3) NOT NULL,
    date_column VARCHAR(60) NOT NULL DEFAULT '',
    credit_column VARCHAR(60) NOT NULL DEFAULT '',
    debit_column VARCHAR(60) NOT NULL DEFAULT '',
    amount_column VARCHAR(60) NOT NULL DEFAULT '',
    direction_column VARCHAR(60) NOT NULL DEFAULT '',
    payer_column VARCHAR(60) NOT NULL DEFAULT '',
    payer_account_column VARCHAR(60) NOT NULL DEFAULT '',
    reference_column VARCHAR(60) NOT NULL DEFAULT '',
    serial_column VARCHAR(60) NOT NULL DEFAULT '',
    UNIQUE KEY bank_profiles_name (name)
  )`,
  `CREATE TABLE bank_files (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    profile_id BIGINT UNSIGNED NOT NULL,
    file_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(200) NOT NULL,
    status VARCHAR(20) NOT NULL,
    taken_lines INT UNSIGNED NOT NULL DEFAULT 0,
    uploaded_by_name VARCHAR(120) NOT NULL,
    uploaded_at DATETIME(6) NOT NULL,
    KEY bank_files_profile (profile_id, id),
    CONSTRAINT bank_files_profile_fk FOREIGN KEY (profile_id) REFERENCES bank_profiles (id),
    CONSTRAINT bank_files_file_fk FOREIGN KEY (file_id) REFERENCES stored_files (id)
  )`,
  `CREATE TABLE bank_lines (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    profile_id BIGINT UNSIGNED NOT NULL,
    file_id BIGINT UNSIGNED NOT NULL,
    line_key VARCHAR(80) NOT NULL,
    status VARCHAR(20) NOT NULL,
    booked_on DATE NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    currency CHAR(3) NOT NULL,
    payer_name VARCHAR(120) NOT NULL DEFAULT '',
    payer_key VARCHAR(120) NOT NULL DEFAULT '',
    payer_account VARCHAR(60) NOT NULL DEFAULT '',
    reference VARCHAR(240) NOT NULL DEFAULT '',
    serial VARCHAR(60) NOT NULL DEFAULT '',
    partner_id BIGINT UNSIGNED NULL,
    payment_id BIGINT UNSIGNED NULL,
    aside_reason VARCHAR(240) NOT NULL DEFAULT '',
    decided_by_name VARCHAR(120) NOT NULL DEFAULT '',
    decided_at DATETIME(6) NULL,
    UNIQUE KEY bank_lines_key (profile_id, line_key),
    UNIQUE KEY bank_lines_payment (payment_id),
    KEY bank_lines_status (status, id),
    KEY bank_lines_file (file_id),
    KEY bank_lines_payer (payer_key, status),
    KEY bank_lines_account (payer_account, status),
    CONSTRAINT bank_lines_profile_fk FOREIGN KEY (profile_id) REFERENCES bank_profiles (id),
    CONSTRAINT bank_lines_file_fk FOREIGN KEY (file_id) REFERENCES bank_files (id),
    CONSTRAINT bank_lines_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT bank_lines_payment_fk FOREIGN KEY (payment_id) REFERENCES payments (id)
  )`,
];

const down = ['DROP TABLE bank_lines', 'DROP TABLE bank_files', 'DROP TABLE bank_profiles'];

export class Bank1764000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
