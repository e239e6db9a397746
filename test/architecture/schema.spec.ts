import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { entities } from '../../src/entities.js';
import { scratchDatabase } from '../support/scratch.js';

const folder = new URL('../../migrations/', import.meta.url);

// entities hold no relations: which row needs which other is said by the migrations alone
const dropsForeignKey = /^ALTER TABLE `\w+` DROP FOREIGN KEY `\w+_fk`$/;

let source: DataSource;
let runner: QueryRunner;
let drop: () => Promise<void>;
let migrations: MigrationInterface[];

beforeAll(async () => {
  ({ source, drop } = await scratchDatabase(entities));
  runner = source.createQueryRunner();
  const files = readdirSync(folder).toSorted();
  migrations = await Promise.all(files.map(async (file) => new (Object.values(await import(new URL(file, folder).href) as object)[0] as new () => MigrationInterface)()));
  for (const migration of migrations) await migration.up(runner);
});
afterAll(() => drop());

/** Every table and trigger as the database would make it again. */
async function dump(): Promise<string[]> {
  const tables = (await runner.query("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name")) as { name: string }[];
  const made = await Promise.all(tables.map(({ name }) => runner.query(`SHOW CREATE TABLE \`${name}\``)));
  const triggers = (await runner.query('SELECT trigger_name AS name, event_object_table AS target, action_timing AS timing, event_manipulation AS event, action_statement AS does FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY trigger_name')) as object[];
  return [...made.map(([row]) => String(row['Create Table']).replace(/ AUTO_INCREMENT=\d+/, '')), ...triggers.map((trigger) => JSON.stringify(trigger))];
}

describe('the schema', () => {
  it('is what the entities say', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query).filter((query) => !dropsForeignKey.test(query))).toEqual([]);
  });

  it('has no table without an entity', async () => {
    const tables = (await runner.query('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()')) as { name: string }[];
    expect(tables.map(({ name }) => name).toSorted()).toEqual(source.entityMetadatas.map(({ tableName }) => tableName).toSorted());
  });

  // what TypeORM's own comparison does not look at
  it('has the checks and the collations of the entities', async () => {
    const checks = (await runner.query('SELECT constraint_name AS name FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()')) as { name: string }[];
    const collated = (await runner.query(`
      SELECT CONCAT(table_name, '.', column_name, ' ', collation_name) AS name FROM information_schema.columns
      WHERE table_schema = DATABASE() AND collation_name <> (SELECT default_collation_name FROM information_schema.schemata WHERE schema_name = DATABASE())`)) as { name: string }[];
    const columns = source.entityMetadatas.flatMap((entity) => entity.columns.filter(({ collation }) => collation).map(({ databaseName, collation }) => `${entity.tableName}.${databaseName} ${collation}`));
    expect(checks.map(({ name }) => name).toSorted()).toEqual(source.entityMetadatas.flatMap((entity) => entity.checks.map(({ name }) => name)).toSorted());
    expect(collated.map(({ name }) => name).toSorted()).toEqual(columns.toSorted());
  });

  it('can be taken back, migration by migration, and made again the same', async () => {
    const before = await dump();
    for (const migration of migrations.toReversed()) await migration.down(runner);
    expect(await dump()).toEqual([]);
    for (const migration of migrations) await migration.up(runner);
    expect(await dump()).toEqual(before);
  });
});
