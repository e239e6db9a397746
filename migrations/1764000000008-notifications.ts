import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE notifications (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event VARCHAR(80) NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    partner_id BIGINT UNSIGNED NULL,
    kind VARCHAR(40) NOT NULL,
    facts TEXT NOT NULL,
    link VARCHAR(160) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    read_at DATETIME(6) NULL,
    mailed_at DATETIME(6) NULL,
    UNIQUE KEY notifications_event_user (event, user_id),
    KEY notifications_inbox (user_id, partner_id, id),
    KEY notifications_unread (user_id, partner_id, read_at),
    CONSTRAINT notifications_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
  )`,
];

const down = [
  'DROP TABLE notifications',
];

export class Notifications1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
