import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE order_limits (
    partner_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    amount DECIMAL(19,2) NOT NULL,
    PRIMARY KEY (partner_id, user_id),
    KEY order_limits_user (user_id),
    CONSTRAINT order_limits_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT order_limits_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
  )`,
  `CREATE TABLE order_limits_general (
    partner_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
    amount DECIMAL(19,2) NOT NULL,
    CONSTRAINT order_limits_general_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE order_requests (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    asked_by_name VARCHAR(120) NOT NULL,
    status VARCHAR(20) NOT NULL,
    po_number VARCHAR(60) NOT NULL DEFAULT '',
    note VARCHAR(500) NOT NULL DEFAULT '',
    address_id BIGINT UNSIGNED NULL,
    currency CHAR(3) NOT NULL,
    subtotal DECIMAL(19,2) NOT NULL,
    tax DECIMAL(19,2) NOT NULL,
    total DECIMAL(19,2) NOT NULL,
    over_limit DECIMAL(19,2) NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    status_since DATETIME(6) NOT NULL,
    decided_by_name VARCHAR(120) NOT NULL DEFAULT '',
    decision_note VARCHAR(500) NOT NULL DEFAULT '',
    order_id BIGINT UNSIGNED NULL,
    UNIQUE KEY order_requests_number (number),
    KEY order_requests_partner (partner_id, status, id),
    KEY order_requests_user (user_id),
    UNIQUE KEY order_requests_order (order_id),
    CONSTRAINT order_requests_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT order_requests_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT order_requests_order_fk FOREIGN KEY (order_id) REFERENCES orders (id)
  )`,
  `CREATE TABLE order_request_lines (
    request_id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    line_no SMALLINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    unit_price DECIMAL(19,4) NOT NULL,
    PRIMARY KEY (request_id, product_id),
    KEY order_request_lines_product (product_id),
    CONSTRAINT order_request_lines_request_fk FOREIGN KEY (request_id) REFERENCES order_requests (id),
    CONSTRAINT order_request_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
  )`,
];

export class OrderApprovals1764000000112 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['order_request_lines', 'order_requests', 'order_limits_general', 'order_limits']) await runner.query(`DROP TABLE ${table}`);
  }
}
