import { Injectable } from '@nestjs/common';
import { AcceptQuote } from '../orders/quotes/accept-quote.js';
import { AnswerQuote } from '../orders/quotes/answer-quote.js';
import { AskAgain } from '../orders/quotes/ask-again.js';
import type { Wish } from '../orders/quotes/quoted-lines.js';
import { RequestQuote } from '../orders/quotes/request-quote.js';
import { addDays } from '../platform/clock/days.js';
import { basketOf } from './basket.js';
import { Chance } from './chance.js';
import { DemoClock } from './demo-clock.js';
import type { DealerAtWork, World } from './world.js';

const notes = ['西湖文化广场改造工程，希望含运费', '酒店样板间，一期用量', '学校教室照明改造，需赶在开学前到货', '连锁门店统一换灯'];

/** In the last days some dealers ask for prices: some are still to be answered, some to be decided, one is an order. */
@Injectable()
export class Haggling {
  private readonly chance = new Chance(20_261_125);

  constructor(
    private readonly clock: DemoClock, private readonly requestQuote: RequestQuote, private readonly answerQuote: AnswerQuote,
    private readonly askAgain: AskAgain, private readonly acceptQuote: AcceptQuote,
  ) {}

  async run({ desk, dealers }: Pick<World, 'desk' | 'dealers'>, today: string): Promise<void> {
    const first = dealers.find(({ dealer }) => dealer.code === 'HZ-QIMING');
    const others = dealers.filter((place) => place !== first);
    if (!first) return;
    await this.offer(first, desk, { today, daysAgo: 30, validFor: 10 });
    await this.haggle(first, desk, today);
    await this.offer(first, desk, { today, daysAgo: 2, validFor: 12 });
    for (const [index, place] of others.slice(0, 2).entries()) {
      this.clock.set(addDays(today, index - 1), 9, 20);
      await this.request(place);
    }
    this.clock.set(today, 9, 25);
    await this.request(first);
  }

  private async request(place: DealerAtWork): Promise<{ number: string; wishes: Wish[] }> {
    const lines = basketOf(place.dealer, this.chance).slice(0, 3);
    const wishes = lines.map(({ sku, quantity }, index) => ({ sku, quantity: quantity * 4, discount: '0', note: '', place: `lines.${index}` }));
    const { number } = await this.requestQuote.run(place.buyer, { wishes, note: this.chance.of(notes) });
    return { number, wishes };
  }

  private async offer(place: DealerAtWork, desk: World['desk'], { today, daysAgo, validFor }: { today: string; daysAgo: number; validFor: number }): Promise<{ number: string; wishes: Wish[] }> {
    const day = addDays(today, -daysAgo);
    this.clock.set(day, 10);
    const { number, wishes } = await this.request(place);
    this.clock.set(day, 16);
    const offered = wishes.map((wish) => ({ ...wish, discount: '0.0400' }));
    await this.answerQuote.run(desk, number, { seen: 1, wishes: offered, validUntil: addDays(day, validFor), note: '整单发货，运费由我方承担' });
    return { number, wishes };
  }

  // asked again, offered a little less, and taken
  private async haggle(place: DealerAtWork, desk: World['desk'], today: string): Promise<void> {
    const { number, wishes } = await this.offer(place, desk, { today, daysAgo: 4, validFor: 14 });
    this.clock.set(addDays(today, -3), 11);
    await this.askAgain.run(place.buyer, number, { seen: 2, wishes, note: '对手报价更低，能否再让 2%？' });
    this.clock.set(addDays(today, -3), 15);
    await this.answerQuote.run(desk, number, { seen: 3, wishes: wishes.map((wish) => ({ ...wish, discount: '0.0550' })), validUntil: addDays(today, 11), note: '已是最低价' });
    this.clock.set(today, 9, 5);
    await this.acceptQuote.run(place.buyer, number, { seen: 4, addressId: place.addressId, poNumber: '' });
  }
}
