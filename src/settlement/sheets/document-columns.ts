import { translate } from '../../platform/i18n/i18n.js';
import { type Columns, day, figure, moment } from '../../platform/sheets/cells.js';
import type { invoiceRowView } from '../invoices/invoice-views.js';
import type { paymentRowView } from '../payments/payment-views.js';

type Invoice = ReturnType<typeof invoiceRowView>;
type Payment = ReturnType<typeof paymentRowView>;

const whose: Columns<{ partnerCode: string; partner: string }> = { partnerCode: ({ partnerCode }) => partnerCode, partner: ({ partner }) => partner };

export const ownInvoiceColumns: Columns<Invoice> = {
  invoice: ({ number }) => number,
  order: ({ orderNumber }) => orderNumber,
  issuedOn: ({ issuedOn }) => day(issuedOn),
  dueOn: ({ dueOn }) => day(dueOn),
  state: ({ state }, language) => translate(language, `settlement.invoiceStates.${state}`),
  lateDays: ({ late }) => figure(late),
  currency: ({ currency }) => currency,
  total: ({ total }) => figure(total),
  openAmount: ({ openAmount }) => figure(openAmount),
};

export const invoiceColumns: Columns<Invoice> = { ...whose, ...ownInvoiceColumns };

export const ownPaymentColumns: Columns<Payment> = {
  payment: ({ number }) => number,
  receivedOn: ({ receivedOn }) => day(receivedOn),
  state: ({ state }, language) => translate(language, `settlement.paymentStates.${state}`),
  currency: ({ currency }) => currency,
  amount: ({ amount }) => figure(amount),
  unapplied: ({ unapplied, isRecorded }) => (isRecorded ? figure(unapplied) : null),
  reference: ({ reference }) => reference,
  enteredBy: ({ enteredByName }) => enteredByName,
  enteredAt: ({ createdAt }) => moment(createdAt),
};

export const paymentColumns: Columns<Payment> = { ...whose, ...ownPaymentColumns };
