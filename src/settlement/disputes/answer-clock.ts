import { addDays, dayIn } from '../../platform/clock/days.js';

/** Business days finance has for an answer. */
export const answerWithin = 3;

/** Mondays to Fridays after `from`, up to and with `to`; public holidays are not known here. */
export function businessDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isBusinessDay(day)) count += 1;
  return count;
}

/** Whether an answer is late on a day, in the supplier's zone. */
export function isAnswerLate(sentAt: Date, { today, timeZone }: { today: string; timeZone: string }): boolean {
  return businessDaysBetween(dayIn(timeZone, sentAt), today) > answerWithin;
}

function isBusinessDay(day: string): boolean {
  return ![0, 6].includes(new Date(day).getUTCDay());
}
