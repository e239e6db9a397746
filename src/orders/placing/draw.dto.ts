import { IsIn, IsObject, IsOptional, Matches } from 'class-validator';
import type { DrawnFund } from '../../credit/funds/fund-account.entity.js';
import { OrderError } from '../order-error.js';
import { wishes } from './draw-choices.js';
import { drawIn } from './order-wish.js';

/** A choice of funds to pay with, and what each choice was shown to draw. */
export class DrawForm {
  @IsOptional() @IsIn(['', ...wishes])
  draw?: string;

  @IsOptional() @IsObject()
  drawn?: Record<string, unknown>;
}

/** What an order was shown to draw, where there is nothing to choose. */
export class ShownDrawForm {
  @IsOptional() @Matches(/^\d{1,15}\.\d\d$/)
  draw?: string;
}

/** The choice of a form and what was shown of it. Throws `draw_unchosen` where there were choices and none was made: nothing goes on credit unsaid. */
export function chosenDraw({ draw, drawn }: DrawForm): { draw?: DrawnFund[]; drawShown?: string } {
  if (draw === undefined && drawn !== undefined) throw new OrderError('draw_unchosen', {}, 'draw');
  const shown = String(drawn?.[draw ?? '']);
  return draw ? { draw: drawIn(draw), drawShown: /^\d{1,15}\.\d\d$/.test(shown) ? shown : '0.00' } : {};
}
