import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TokenOwner1764000000122 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_tokens ADD COLUMN user_id BIGINT UNSIGNED NULL AFTER created_by, ADD KEY api_tokens_user (user_id)');
    await runner.query('ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_user_fk FOREIGN KEY (user_id) REFERENCES users (id)');
    // no token stops working by this: who issued it is told by the trail, and is taken on only while an administrator
    await runner.query(`
      UPDATE api_tokens t SET t.user_id = (
        SELECT MAX(u.id) FROM audit_entries e JOIN users u ON e.actor = CONCAT('user:', u.id) JOIN memberships m ON m.user_id = u.id
        WHERE e.subject = CONCAT('token:', t.id) AND e.action = 'token.issued' AND u.status = 'active' AND m.partner_id IS NULL AND m.role = 'admin')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_tokens DROP FOREIGN KEY api_tokens_user_fk');
    await runner.query('ALTER TABLE api_tokens DROP KEY api_tokens_user, DROP COLUMN user_id');
  }
}
