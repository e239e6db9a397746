import { jest } from '@jest/globals';
import type { TestApp } from './app.js';
import type { Agent } from './people.js';

/** A page as it is answered, and how many SQL statements that took. */
export async function pageWithCount({ database }: TestApp, agent: Agent, path: string): Promise<{ text: string; statements: number }> {
  const sent = jest.spyOn(database.source.logger, 'logQuery');
  const { text } = await agent.get(path).expect(200);
  const statements = sent.mock.calls.length;
  sent.mockRestore();
  return { text, statements };
}
