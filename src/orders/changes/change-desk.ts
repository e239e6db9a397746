import { Injectable } from '@nestjs/common';
import { partnerById } from '../../partners/partners.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Invalid, NotFound } from '../../platform/http/errors.js';
import { type Redirect, redirect } from '../../platform/http/page.js';
import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { behalfLines } from '../desk/behalf-lines.js';
import type { OrderHead } from '../desk/order-page.queries.js';
import { AnswerChange } from './answer-change.js';
import { type ChangeForm, wishesOf } from './change.dto.js';
import { versionView } from './change-views.js';
import { versionOf } from './changes.queries.js';
import type { Wish } from './changed-lines.js';
import { ProposeChange } from './propose-change.js';
import { standingLines } from './standing-lines.js';

/** What both sides' pages of a change have in common; `head` is an order its reader may see. */
@Injectable()
export class ChangeDesk {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly proposeChange: ProposeChange, private readonly answerChange: AnswerChange) {}

  async form(head: OrderHead | undefined, language: Language) {
    if (!head) throw new NotFound();
    const lines = (await standingLines(this.database, head.id)).map((line) => ({ ...line, name: nameIn(language, line), least: line.shipped + line.cancelled }));
    return { number: head.number, currency: head.currency, total: head.total, lines };
  }

  async version(head: OrderHead | undefined, version: string, language: Language) {
    const row = head && await versionOf(this.database, head.id, version);
    if (!row) throw new NotFound();
    return { number: head.number, currency: head.currency, version: versionView(row, language), now: head.version };
  }

  async propose(actor: Actor, head: OrderHead | undefined, form: ChangeForm, look: { key: string | undefined; language: Language; list: string }): Promise<Redirect> {
    if (!head) throw new NotFound();
    const added = form.added.trim() === '' ? [] : await this.added(head, form.added, look.language);
    await this.proposeChange.run(actor, head.number, { lines: wishesOf(form), added, reason: form.reason }, look.key);
    return redirect(`${look.list}/${head.number}#change`, 'orders.change.flash.proposed');
  }

  async accept(actor: Actor, number: string, id: string, { draw, list }: { draw?: string; list: string }): Promise<Redirect> {
    const outcome = await this.answerChange.accept(actor, number, id, draw);
    return redirect(`${list}/${number}`, `orders.change.flash.${outcome}`, {}, outcome === 'accepted' ? 'green' : 'amber');
  }

  async decline(actor: Actor, number: string, id: string, { reason, list }: { reason: string; list: string }): Promise<Redirect> {
    await this.answerChange.decline(actor, number, id, reason);
    return redirect(`${list}/${number}`, 'orders.change.flash.declined');
  }

  async withdraw(actor: Actor, number: string, id: string, list: string): Promise<Redirect> {
    await this.answerChange.withdraw(actor, number, id);
    return redirect(`${list}/${number}`, 'orders.change.flash.withdrawn');
  }

  private async added({ partnerId }: OrderHead, text: string, language: Language): Promise<Wish[]> {
    const partner = await partnerById(this.database, partnerId);
    if (!partner) throw new NotFound();
    const lines = await behalfLines(this.database, partner, text, { language, today: this.clock.today() }).catch((error: unknown) => {
      throw error instanceof Invalid ? new Invalid(error.fields.map((fault) => ({ ...fault, field: 'added' }))) : error;
    });
    return lines.map(({ sku, quantity }) => ({ sku, quantity, promisedOn: null }));
  }
}
