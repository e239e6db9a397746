import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE quotes (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(40) NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    currency CHAR(3) NOT NULL,
    status VARCHAR(20) NOT NULL,
    status_since DATETIME(6) NOT NULL,
    round SMALLINT UNSIGNED NOT NULL,
    valid_until DATE NULL,
    order_number VARCHAR(40) NULL,
    requested_by_name VARCHAR(120) NOT NULL,
    requested_at DATETIME(6) NOT NULL,
    UNIQUE KEY quotes_number (number),
    UNIQUE KEY quotes_order (order_number),
    KEY quotes_partner (partner_id, id),
    KEY quotes_status (status, valid_until),
    CONSTRAINT quotes_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id)
  )`,
  `CREATE TABLE quote_rounds (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    quote_id BIGINT UNSIGNED NOT NULL,
    round SMALLINT UNSIGNED NOT NULL,
    side VARCHAR(10) NOT NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    valid_until DATE NULL,
    subtotal DECIMAL(19,2) NULL,
    tax DECIMAL(19,2) NULL,
    total DECIMAL(19,2) NULL,
    made_by_name VARCHAR(120) NOT NULL,
    made_at DATETIME(6) NOT NULL,
    UNIQUE KEY quote_rounds_round (quote_id, round),
    CONSTRAINT quote_rounds_quote_fk FOREIGN KEY (quote_id) REFERENCES quotes (id)
  )`,
  `CREATE TABLE quote_lines (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    round_id BIGINT UNSIGNED NOT NULL,
    line_no SMALLINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    sku VARCHAR(60) NOT NULL,
    name_zh VARCHAR(200) NOT NULL,
    name_en VARCHAR(200) NOT NULL,
    unit VARCHAR(20) NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    usual_price DECIMAL(19,4) NULL,
    unit_price DECIMAL(19,4) NULL,
    discount DECIMAL(19,4) NOT NULL DEFAULT 0,
    amount DECIMAL(19,2) NULL,
    tax_rate DECIMAL(19,4) NOT NULL,
    note VARCHAR(200) NOT NULL DEFAULT '',
    UNIQUE KEY quote_lines_line (round_id, line_no),
    CONSTRAINT quote_lines_round_fk FOREIGN KEY (round_id) REFERENCES quote_rounds (id),
    CONSTRAINT quote_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id)
  )`,
  // a word once said in a negotiation stays as it was
  `CREATE TRIGGER quote_rounds_keep BEFORE UPDATE ON quote_rounds FOR EACH ROW
    BEGIN IF NEW.quote_id <> OLD.quote_id OR NEW.round <> OLD.round OR NOT (NEW.total <=> OLD.total) OR NOT (NEW.valid_until <=> OLD.valid_until)
      THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a round of a quote is frozen'; END IF; END`,
  `CREATE TRIGGER quote_lines_keep BEFORE UPDATE ON quote_lines FOR EACH ROW
    BEGIN IF NEW.round_id <> OLD.round_id OR NEW.quantity <> OLD.quantity OR NOT (NEW.unit_price <=> OLD.unit_price) OR NEW.discount <> OLD.discount
      THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a line of a quote is frozen'; END IF; END`,
];

const down = ['DROP TABLE quote_lines', 'DROP TABLE quote_rounds', 'DROP TABLE quotes'];

export class Quotes1764000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
