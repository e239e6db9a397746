import { type Amount, minus, sum } from '../../platform/money/money.js';

export type Posting = { date: string; kind: string; number: string; debit: Amount; credit: Amount };
export type Movement = Posting & { balance: Amount };

/** Movements with the balance after each; the last one's is the closing. */
export function withBalances<P extends Posting>(opening: Amount, postings: P[]): { movements: (P & Movement)[]; closing: Amount } {
  let balance = sum([opening]);
  const movements = postings.map((posting) => {
    balance = minus(sum([balance, posting.debit]), posting.credit);
    return { ...posting, balance };
  });
  return { movements, closing: balance };
}
