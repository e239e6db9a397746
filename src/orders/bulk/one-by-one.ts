import { DomainError } from '../../platform/http/errors.js';
import { textValues } from '../../platform/http/refusal.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';

export type Outcome = { number: string; isDone: boolean; why: string };

/** Does the same to each order in a transaction of its own, and says of each whether it was done or why not. */
export async function oneByOne(numbers: string[], language: Language, work: (number: string) => Promise<void>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const number of new Set(numbers)) {
    outcomes.push(await work(number).then(
      () => ({ number, isDone: true, why: '' }),
      (error: unknown) => ({ number, isDone: false, why: whyNot(error, language) })));
  }
  return outcomes;
}

function whyNot(error: unknown, language: Language): string {
  if (!(error instanceof DomainError)) throw error;
  return translate(language, `${error.room}.errors.${error.code}`, textValues(error.values));
}
