import type { MigrationInterface, QueryRunner } from 'typeorm';

// the trail is read in the order of time, by each of these alone or within some days
const up = [
  // generated first, since the rows there are may not be updated
  "ALTER TABLE audit_entries ADD COLUMN action_group VARCHAR(20) GENERATED ALWAYS AS (SUBSTRING_INDEX(action, '.', 1)) STORED AFTER action",
  'ALTER TABLE audit_entries MODIFY COLUMN action_group VARCHAR(20) NOT NULL',
  `ALTER TABLE audit_entries DROP KEY audit_entries_action, DROP KEY audit_entries_actor, DROP KEY audit_entries_subject,
    ADD KEY audit_entries_group (action_group, happened_at), ADD KEY audit_entries_actor (actor, happened_at),
    ADD KEY audit_entries_subject (subject, happened_at), ADD KEY audit_entries_partner (partner_id, happened_at)`,
];

const down = [
  `ALTER TABLE audit_entries DROP KEY audit_entries_group, DROP KEY audit_entries_actor, DROP KEY audit_entries_subject, DROP KEY audit_entries_partner,
    ADD KEY audit_entries_action (action, id), ADD KEY audit_entries_actor (actor, id), ADD KEY audit_entries_subject (subject, id)`,
  'ALTER TABLE audit_entries DROP COLUMN action_group',
];

export class AuditFilters1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
