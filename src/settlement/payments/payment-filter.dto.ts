import { IsIn, IsString, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';

export const paymentViews = ['submitted', 'unapplied', 'all'] as const;
export type PaymentView = (typeof paymentViews)[number];

export class PaymentsFilter extends ListFilter {
  @Chosen() @IsIn(paymentViews)
  view?: PaymentView;
}

export class AllPaymentsFilter extends PaymentsFilter {
  @Chosen() @IsString() @MaxLength(40)
  partner?: string;
}

/** A page that shows one of its forms open: after it was refused. */
export class OpenForm {
  @Chosen() @IsString() @MaxLength(40)
  form?: string;
}

/** Whose payment is entered, when the page was reached from a partner's. */
export class NewPaymentFilter {
  @Chosen() @IsString() @MaxLength(40)
  partner?: string;
}
