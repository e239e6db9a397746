import { IsIn, IsString, MaxLength } from 'class-validator';
import { Chosen, ListFilter } from '../../platform/http/list-filter.js';

export const invoiceViews = ['open', 'overdue'] as const;
export type InvoiceView = (typeof invoiceViews)[number];

export class InvoicesFilter extends ListFilter {
  @Chosen() @IsIn(invoiceViews)
  view?: InvoiceView;
}

export class AllInvoicesFilter extends InvoicesFilter {
  @Chosen() @IsString() @MaxLength(40)
  partner?: string;
}
