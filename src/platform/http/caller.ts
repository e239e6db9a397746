import { AsyncLocalStorage } from 'node:async_hooks';

type Caller = { address: string; requestId: string };

const callers = new AsyncLocalStorage<Caller>();

/** Runs the rest of a request so that whatever is written knows where it came from. */
export function withCaller(caller: Caller, next: () => void): void {
  callers.run(caller, next);
}

/** Address and id of the request being answered; empty in the worker and the command line. */
export function callerOf(): Caller {
  return callers.getStore() ?? { address: '', requestId: '' };
}
