import type { MigrationInterface, QueryRunner } from 'typeorm';

// housekeeping finds the old ones among all without a look at, or a lock on, the others
export class LoginAttemptsByAge1764000000215 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE login_attempts ADD KEY login_attempts_age (attempted_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE login_attempts DROP KEY login_attempts_age');
  }
}
