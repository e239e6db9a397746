import { DataSource, type EntitySchema } from 'typeorm';
import { countStatement } from './statements.js';
import { SnakeNames } from './snake-names.js';

export type Entities = (EntitySchema | (new () => object))[];

/** One connection pool. DECIMAL and BIGINT come back as strings, instants as UTC dates, DATE as text. */
export function dataSource(url: string, entities: Entities, migrations: string[] = []): DataSource {
  return new DataSource({
    type: 'mariadb',
    url,
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: true,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNames(),
    poolSize: 20,
    logging: true,
    logger: statementCounter,
  });
}

const silent = (): void => undefined;
const statementCounter = {
  logQuery: countStatement,
  logQueryError: silent,
  logQuerySlow: silent,
  logSchemaBuild: silent,
  logMigration: silent,
  log: silent,
};
