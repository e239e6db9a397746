import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE credit_requests (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    status VARCHAR(20) NOT NULL,
    is_open TINYINT(1) NULL,
    amount DECIMAL(19,2) NOT NULL,
    currency CHAR(3) NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    reason VARCHAR(500) NOT NULL,
    asked_by VARCHAR(64) NOT NULL,
    asked_by_name VARCHAR(120) NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    granted_amount DECIMAL(19,2) NULL,
    granted_until DATE NULL,
    endorsed_by VARCHAR(64) NOT NULL DEFAULT '',
    endorsed_by_name VARCHAR(120) NOT NULL DEFAULT '',
    decided_by_name VARCHAR(120) NOT NULL DEFAULT '',
    decided_at DATETIME(6) NULL,
    answer_note VARCHAR(500) NOT NULL DEFAULT '',
    applied_at DATETIME(6) NULL,
    UNIQUE KEY credit_requests_number (number),
    UNIQUE KEY credit_requests_open (partner_id, is_open),
    KEY credit_requests_partner (partner_id, id),
    KEY credit_requests_status (status, id),
    CONSTRAINT credit_requests_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE credit_request_papers (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    request_id BIGINT UNSIGNED NOT NULL,
    file_id BIGINT UNSIGNED NOT NULL,
    KEY credit_request_papers_request (request_id, id),
    CONSTRAINT credit_request_papers_request_fk FOREIGN KEY (request_id) REFERENCES credit_requests (id),
    CONSTRAINT credit_request_papers_file_fk FOREIGN KEY (file_id) REFERENCES stored_files (id)
  )`,
];

const down = ['DROP TABLE credit_request_papers', 'DROP TABLE credit_requests'];

export class CreditRequests1764000000134 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
