import type { MigrationInterface, QueryRunner } from 'typeorm';

const figures = ['partner_id', 'period', 'from_date', 'to_date', 'currency', 'opening', 'closing', 'unapplied', 'age_current', 'age_1_30', 'age_31_60', 'age_61_90', 'age_over_90', 'issued_at'];
const changed = figures.map((column) => `NEW.${column} <> OLD.${column}`).join(' OR ');

const up = [
  `ALTER TABLE statements
    ADD status VARCHAR(20) NOT NULL DEFAULT 'issued',
    ADD unapplied DECIMAL(19,2) NOT NULL DEFAULT 0,
    ADD age_current DECIMAL(19,2) NOT NULL DEFAULT 0,
    ADD age_1_30 DECIMAL(19,2) NOT NULL DEFAULT 0,
    ADD age_31_60 DECIMAL(19,2) NOT NULL DEFAULT 0,
    ADD age_61_90 DECIMAL(19,2) NOT NULL DEFAULT 0,
    ADD age_over_90 DECIMAL(19,2) NOT NULL DEFAULT 0,
    ADD signed_at DATETIME(6) NULL,
    ADD signed_by_name VARCHAR(120) NOT NULL DEFAULT ''`,
  `CREATE TABLE statement_lines (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    statement_id BIGINT UNSIGNED NOT NULL,
    position INT UNSIGNED NOT NULL,
    entry_id BIGINT UNSIGNED NULL,
    line_date DATE NOT NULL,
    kind VARCHAR(20) NOT NULL,
    document VARCHAR(40) NOT NULL,
    debit DECIMAL(19,2) NOT NULL,
    credit DECIMAL(19,2) NOT NULL,
    balance DECIMAL(19,2) NOT NULL,
    UNIQUE KEY statement_lines_position (statement_id, position),
    KEY statement_lines_entry (entry_id),
    CONSTRAINT statement_lines_statement_fk FOREIGN KEY (statement_id) REFERENCES statements (id),
    CONSTRAINT statement_lines_entry_fk FOREIGN KEY (entry_id) REFERENCES ledger_entries (id)
  )`,
  `CREATE TABLE statement_disputes (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    statement_id BIGINT UNSIGNED NOT NULL,
    line_id BIGINT UNSIGNED NOT NULL,
    partner_id BIGINT UNSIGNED NOT NULL,
    status VARCHAR(20) NOT NULL,
    note VARCHAR(500) NOT NULL,
    file_id BIGINT UNSIGNED NULL,
    raised_by_name VARCHAR(120) NOT NULL,
    raised_at DATETIME(6) NOT NULL,
    sent_at DATETIME(6) NULL,
    answer_note VARCHAR(500) NOT NULL DEFAULT '',
    answered_by_name VARCHAR(120) NOT NULL DEFAULT '',
    answered_at DATETIME(6) NULL,
    UNIQUE KEY statement_disputes_line (line_id),
    KEY statement_disputes_statement (statement_id, status),
    KEY statement_disputes_status (status, id),
    KEY statement_disputes_partner (partner_id, id),
    CONSTRAINT statement_disputes_statement_fk FOREIGN KEY (statement_id) REFERENCES statements (id),
    CONSTRAINT statement_disputes_line_fk FOREIGN KEY (line_id) REFERENCES statement_lines (id),
    CONSTRAINT statement_disputes_partner_fk FOREIGN KEY (partner_id) REFERENCES partners (id),
    CONSTRAINT statement_disputes_file_fk FOREIGN KEY (file_id) REFERENCES stored_files (id)
  )`,
];

const guards = [
  `CREATE TRIGGER statement_lines_keep BEFORE UPDATE ON statement_lines FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'statement_lines is append-only'`,
  `CREATE TRIGGER statement_lines_hold BEFORE DELETE ON statement_lines FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'statement_lines is append-only'`,
  `CREATE TRIGGER statements_keep BEFORE UPDATE ON statements FOR EACH ROW
    BEGIN IF ${changed} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an issued statement is frozen'; END IF; END`,
];

// statements issued before lines were kept: what the ledger says of their days
const backfill = [
  `INSERT INTO statement_lines (statement_id, position, entry_id, line_date, kind, document, debit, credit, balance)
    SELECT m.statement_id, ROW_NUMBER() OVER (PARTITION BY m.statement_id ORDER BY m.entry_date, m.id), m.id, m.entry_date, m.kind, m.document,
      GREATEST(m.net, 0), GREATEST(-m.net, 0), m.opening + SUM(m.net) OVER (PARTITION BY m.statement_id ORDER BY m.entry_date, m.id ROWS UNBOUNDED PRECEDING)
    FROM (
      SELECT s.id AS statement_id, s.opening, e.id, e.entry_date, e.kind, e.document, SUM(l.debit - l.credit) AS net
      FROM statements s JOIN ledger_entries e ON e.partner_id = s.partner_id AND e.currency = s.currency AND e.entry_date BETWEEN s.from_date AND s.to_date
        JOIN ledger_lines l ON l.entry_id = e.id AND l.account IN ('receivable', 'unapplied')
      GROUP BY s.id, e.id HAVING net <> 0) m`,
  `UPDATE statements s SET s.unapplied = COALESCE((
    SELECT SUM(l.credit - l.debit) FROM ledger_entries e JOIN ledger_lines l ON l.entry_id = e.id AND l.account = 'unapplied'
    WHERE e.partner_id = s.partner_id AND e.currency = s.currency AND e.entry_date <= s.to_date), 0)`,
  `UPDATE statements s JOIN (
    SELECT o.id, SUM(IF(o.late <= 0, o.open, 0)) AS a, SUM(IF(o.late BETWEEN 1 AND 30, o.open, 0)) AS b, SUM(IF(o.late BETWEEN 31 AND 60, o.open, 0)) AS c,
      SUM(IF(o.late BETWEEN 61 AND 90, o.open, 0)) AS d, SUM(IF(o.late > 90, o.open, 0)) AS e
    FROM (
      SELECT s.id, DATEDIFF(s.to_date, i.due_on) AS late,
        i.total - COALESCE((SELECT SUM(a.amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= s.to_date), 0) AS open
      FROM statements s JOIN invoices i ON i.partner_id = s.partner_id AND i.currency = s.currency AND i.issued_on <= s.to_date) o
    WHERE o.open > 0 GROUP BY o.id) x ON x.id = s.id
    SET s.age_current = x.a, s.age_1_30 = x.b, s.age_31_60 = x.c, s.age_61_90 = x.d, s.age_over_90 = x.e`,
];

const down = [
  'DROP TRIGGER statements_keep',
  'DROP TABLE statement_disputes',
  'DROP TABLE statement_lines',
  `ALTER TABLE statements DROP status, DROP unapplied, DROP age_current, DROP age_1_30, DROP age_31_60, DROP age_61_90, DROP age_over_90, DROP signed_at, DROP signed_by_name`,
];

export class StatementSigning1764000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...up, ...backfill, ...guards]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
