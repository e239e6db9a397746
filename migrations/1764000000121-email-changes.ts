import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EmailChanges1764000000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE email_changes (
      id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      user_id BIGINT UNSIGNED NOT NULL,
      old_email VARCHAR(160) NOT NULL,
      new_email VARCHAR(160) NOT NULL,
      created_at DATETIME(6) NOT NULL,
      expires_at DATETIME(6) NOT NULL,
      used_at DATETIME(6) NULL,
      KEY email_changes_user (user_id, created_at),
      CONSTRAINT email_changes_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE email_changes');
  }
}
