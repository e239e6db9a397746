import { AsyncLocalStorage } from 'node:async_hooks';

const counter = new AsyncLocalStorage<{ statements: string[] }>();

export function countStatement(sql: string): void {
  counter.getStore()?.statements.push(sql);
}

/** Runs `work` and keeps the SQL it sent, so that tests can hold a page to its number of statements. */
export async function keepingStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const store = { statements: [] };
  const result = await counter.run(store, work);
  return { result, statements: store.statements };
}

/** Runs the rest of a request with a counter; the returned function tells how many statements were sent so far. */
export function startCounting(next: () => void): () => number {
  const store = { statements: [] };
  counter.run(store, next);
  return () => store.statements.length;
}
