import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccountManager1764000000131 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE partners ADD manager_id BIGINT UNSIGNED NULL AFTER territory_id, ADD KEY partners_manager (manager_id),
      ADD CONSTRAINT partners_manager_fk FOREIGN KEY (manager_id) REFERENCES users (id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE partners DROP FOREIGN KEY partners_manager_fk, DROP KEY partners_manager, DROP manager_id');
  }
}
