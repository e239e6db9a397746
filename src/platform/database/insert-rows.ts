import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Inserts rows that fill the same columns by one plain statement, and hands back what `returning` asks for of each, in no order to count on.
 * On the way of an order TypeORM's own insert costs the server more than the database.
 */
export async function insertRows<Row extends ObjectLiteral>(tx: EntityManager, entity: EntityTarget<Row>, rows: Partial<Row>[], returning?: string): Promise<unknown[]> {
  const [first] = rows;
  if (!first) return [];
  const { tablePath, columns } = tx.connection.getMetadata(entity);
  const filled = columns.filter(({ propertyName }) => propertyName in first);
  const names = filled.map(({ databaseName }) => `\`${databaseName}\``).join(', ');
  const inserted = await tx.query(`INSERT INTO ${tablePath} (${names}) VALUES ? ${returning ? `RETURNING ${returning}` : ''}`, [rows.map((row) => filled.map(({ propertyName }) => row[propertyName] ?? null))]);
  return returning ? (inserted as unknown[]) : [];
}
