import { type Redirect, redirect } from '../../../platform/http/page.js';
import { QuoteError } from '../quote-error.js';

/** A form of lines made before the other side spoke is not filled in again, as its values would stand beside other goods: the quote is shown as it is now. */
export function shownAnew(number: string, room: '' | '/admin' = ''): (error: unknown) => Redirect {
  return (error) => {
    if (!(error instanceof QuoteError) || error.code !== 'moved_on') throw error;
    return redirect(`${room}/quotes/${number}`, 'quotes.errors.moved_on', { number }, 'amber');
  };
}
