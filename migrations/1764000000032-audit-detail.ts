import type { MigrationInterface, QueryRunner } from 'typeorm';

// what a family of 200 variants was and is takes more than 64 KB; the table is copied, so run it when few write
export class AuditDetail1764000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_entries MODIFY COLUMN detail MEDIUMTEXT NULL');
  }

  // refused by the database once an entry is longer: the trail is not cut
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_entries MODIFY COLUMN detail TEXT NULL');
  }
}
