import type { Language } from '../../../platform/i18n/i18n.js';
import { nameIn } from '../../../platform/i18n/name-in.js';
import { headOf, problemText, waitText } from '../catalog/good-words.js';
import { totalsOf } from '../line-check.js';
import type { BadLine, CheckedList } from './check-list.js';

/** The check page: bad lines first with their reason and mends, good lines with their price. */
export function checkView({ good, bad }: CheckedList, currency: string, language: Language) {
  return {
    bad: bad.map((line, index) => ({
      index, line: line.place + 1, code: line.code, quantity: line.quantity, reason: reasonOf(line, language), fixes: line.problem.fixes, choices: line.choices,
      name: line.good && nameIn(language, line.good), href: line.good && headOf(line.good, language).href,
    })),
    good: good.map((line) => ({
      ...headOf(line.good, language), sku: line.good.sku, name: nameIn(language, line.good), quantity: line.quantity, merged: line.merged, price: line.trace?.unitPrice, amount: line.amount, wait: waitText(line, language),
    })),
    currency, totals: totalsOf(good),
  };
}

export function reasonOf({ problem }: BadLine, language: Language): string {
  return problemText(problem, language);
}
