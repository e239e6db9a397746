import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/http/errors.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatMoney } from '../../platform/views/format.js';
import { lettersOf } from '../dunning/letters.queries.js';
import { promisesOf } from '../promises/promises.queries.js';
import { collectionEvents } from './collection-events.js';
import { channelChoices, owedView } from './collection-views.js';
import { contactsOf, debtorNamed, owedInvoices } from './partner-collection.queries.js';

/** All that is said about a partner's debt, on one page. */
@Injectable()
export class CollectionPage {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly config: Config) {}

  /** Throws NotFound. */
  async of(code: string, language: Language) {
    const debtor = await debtorNamed(this.database, code);
    if (!debtor) throw new NotFound();
    const [invoices, contacts, promises, letters] = await Promise.all([
      owedInvoices(this.database, debtor.id), contactsOf(this.database, debtor.id), promisesOf(this.database, debtor.id), lettersOf(this.database, debtor.id),
    ]);
    const today = this.clock.today();
    const owed = owedView(invoices, { currency: debtor.currency, language, today }, (amount) => formatMoney(amount, debtor.currency));
    return {
      debtor: { ...debtor, name: nameIn(language, debtor) }, ...owed, today, channels: channelChoices,
      promises: promises.filter(({ status }) => status === 'open').map((promise) => ({ ...promise, isLate: promise.dueOn < today })),
      brokenLast: promises.find(({ status }) => status !== 'withdrawn')?.status === 'broken',
      events: collectionEvents({ contacts, promises, letters }, { language, timeZone: this.config.timeZone }),
    };
  }
}
