import { DataSource, type EntitySchema } from 'typeorm';
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js';
import { countStatement } from './statements.js';
import { SnakeNames } from './snake-names.js';

export type Entities = (EntitySchema | (new () => object))[];

/** One connection pool, through the socket that the address's `socketPath` names when it names one. DECIMAL and BIGINT come back as strings, instants as UTC dates, DATE as text. */
export async function openSource(url: string, entities: Entities, migrations: string[] = []): Promise<DataSource> {
  const source = await new DataSource({
    type: 'mariadb',
    url,
    socketPath: new URL(url).searchParams.get('socketPath') ?? undefined,
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
  }).initialize();
  await readCommitted(source);
  return source;
}

// asked once a connection, the first of which is open already; asked once a transaction it is a round trip of each
async function readCommitted(source: DataSource): Promise<void> {
  const ask = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
  (source.driver as MysqlDriver).pool.on('connection', (connection: { query: (sql: string) => void }) => connection.query(ask));
  await source.query(ask);
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
