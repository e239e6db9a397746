import type { Agent } from '../../support/people.js';

/** The cookies of someone who logged in, for a browser. */
export function cookiesOf(agent: Agent): { name: string; value: string }[] {
  return agent.jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false }).map(({ name, value }) => ({ name, value }));
}
