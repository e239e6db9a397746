import type { Entities } from './platform/database/data-source.js';
import { Category } from './catalog/categories/category.entity.js';
import { PriceList } from './catalog/prices/price-list.entity.js';
import { Price } from './catalog/prices/price.entity.js';
import { ProductFamily } from './catalog/variants/product-family.entity.js';
import { ProductImage } from './catalog/pictures/product-image.entity.js';
import { Product } from './catalog/products/product.entity.js';
import { ProductTerm } from './catalog/search/product-term.entity.js';
import { Stock } from './catalog/stock/stock.entity.js';
import { StockMovement } from './catalog/stock/stock-movement.entity.js';
import { Warehouse } from './catalog/stock/warehouse.entity.js';
import { CreditAccount } from './credit/credit-account.entity.js';
import { CreditDecision } from './credit/credit-decision.entity.js';
import { CreditRequestPaper } from './credit/requests/credit-request-paper.entity.js';
import { CreditRequest } from './credit/requests/credit-request.entity.js';
import { CreditHold } from './credit/review/credit-hold.entity.js';
import { Receivable } from './credit/receivable.entity.js';
import { ApiToken } from './identity/api-token.entity.js';
import { AuditEntry } from './identity/audit-entry.entity.js';
import { LoginAttempt } from './identity/login-attempt.entity.js';
import { Membership } from './identity/membership.entity.js';
import { PasswordReset } from './identity/password-reset.entity.js';
import { EmailChange } from './identity/email/email-change.entity.js';
import { RecoveryCode } from './identity/second-factor/recovery-code.entity.js';
import { SecondFactor } from './identity/second-factor/second-factor.entity.js';
import { User } from './identity/user.entity.js';
import { Import } from './imports/import.entity.js';
import { Notification } from './notifications/notification.entity.js';
import { OrderAlert } from './orders/alerts/order-alert.entity.js';
import { GeneralLimit } from './orders/approvals/general-limit.entity.js';
import { OrderLimit } from './orders/approvals/order-limit.entity.js';
import { OrderRequestLine } from './orders/approvals/order-request-line.entity.js';
import { OrderRequest } from './orders/approvals/order-request.entity.js';
import { OrderListLine } from './orders/lists/order-list-line.entity.js';
import { OrderList } from './orders/lists/order-list.entity.js';
import { CartLine } from './orders/ordering/cart/cart-line.entity.js';
import { Cart } from './orders/ordering/cart/cart.entity.js';
import { QuoteLine } from './orders/quotes/quote-line.entity.js';
import { QuoteRound } from './orders/quotes/quote-round.entity.js';
import { Quote } from './orders/quotes/quote.entity.js';
import { StandingLine } from './orders/standing/standing-line.entity.js';
import { StandingOrder } from './orders/standing/standing-order.entity.js';
import { StandingRun } from './orders/standing/standing-run.entity.js';
import { OrderLine } from './orders/order-line.entity.js';
import { Order } from './orders/order.entity.js';
import { ShipmentLine } from './orders/shipping/shipment-line.entity.js';
import { ShipmentSerial } from './orders/shipping/shipment-serial.entity.js';
import { Shipment } from './orders/shipping/shipment.entity.js';
import { StockReservation } from './orders/placing/stock-reservation.entity.js';
import { PartnerAddress } from './partners/partner-address.entity.js';
import { Carrier } from './orders/carriers/carrier.entity.js';
import { TrackingNumber } from './orders/shipping/tracking-number.entity.js';
import { ShipmentPlanLine } from './orders/planning/shipment-plan-line.entity.js';
import { ShipmentPlan } from './orders/planning/shipment-plan.entity.js';
import { OrderChange } from './orders/changes/order-change.entity.js';
import { OrderVersion } from './orders/changes/order-version.entity.js';
import { OrderView } from './orders/views/order-view.entity.js';
import { Partner } from './partners/partner.entity.js';
import { Territory } from './partners/places/territory.entity.js';
import { Tier } from './partners/places/tier.entity.js';
import { Company } from './platform/company/company.entity.js';
import { IdempotencyKey } from './platform/database/idempotency-key.entity.js';
import { StoredFile } from './platform/files/stored-file.entity.js';
import { NumberSeries } from './platform/numbering/number-series.entity.js';
import { RunningNumber } from './platform/numbering/running-number.entity.js';
import { OutboxJob } from './platform/outbox/outbox-job.entity.js';
import { Session } from './platform/sessions/session.entity.js';
import { StateChange } from './platform/states/state-change.entity.js';
import { BankFile } from './settlement/bank/files/bank-file.entity.js';
import { BankLine } from './settlement/bank/bank-line.entity.js';
import { BankProfile } from './settlement/bank/accounts/bank-profile.entity.js';
import { EInvoice } from './settlement/einvoices/e-invoice.entity.js';
import { InvoiceLine } from './settlement/invoices/invoice-line.entity.js';
import { Invoice } from './settlement/invoices/invoice.entity.js';
import { LedgerEntry } from './settlement/ledger/ledger-entry.entity.js';
import { LedgerLine } from './settlement/ledger/ledger-line.entity.js';
import { PaymentAllocation } from './settlement/payments/payment-allocation.entity.js';
import { Payment } from './settlement/payments/payment.entity.js';
import { Dispute } from './settlement/disputes/dispute.entity.js';
import { DunningLevel } from './settlement/dunning/dunning-level.entity.js';
import { DunningLetter } from './settlement/dunning/dunning-letter.entity.js';
import { DunningLetterInvoice } from './settlement/dunning/dunning-letter-invoice.entity.js';
import { CollectionNote } from './settlement/collection/collection-note.entity.js';
import { PaymentPromise } from './settlement/promises/promise.entity.js';
import { PromiseInvoice } from './settlement/promises/promise-invoice.entity.js';
import { StatementLine } from './settlement/statements/statement-line.entity.js';
import { Statement } from './settlement/statements/statement.entity.js';
import { WriteOff } from './settlement/write-offs/write-off.entity.js';

/** Every table's entity, for the connection and for the drift check. */
export const entities: Entities = [
  Category, PriceList, Price, ProductFamily, ProductImage, Product, ProductTerm, Stock, StockMovement, Warehouse, CreditAccount,
  CreditDecision, CreditHold, CreditRequest, CreditRequestPaper, Receivable, ApiToken, AuditEntry, LoginAttempt, Membership, PasswordReset, EmailChange, RecoveryCode, SecondFactor, User,
  Notification, GeneralLimit, OrderLimit, OrderRequest, OrderRequestLine, OrderList, OrderListLine, CartLine, Cart, OrderAlert,Quote, QuoteRound, QuoteLine, StandingOrder, StandingLine, StandingRun, OrderLine, Order, ShipmentLine, ShipmentSerial, Shipment, StockReservation, Carrier, TrackingNumber, OrderView, ShipmentPlan, ShipmentPlanLine, OrderChange, OrderVersion,
  PartnerAddress, Partner, Territory, Tier, Company, IdempotencyKey, StoredFile, NumberSeries, RunningNumber,
  OutboxJob, Session, StateChange, InvoiceLine, Invoice, LedgerEntry, LedgerLine, PaymentAllocation, Payment,
  Statement, StatementLine, Dispute, EInvoice, Import, DunningLevel, DunningLetter, DunningLetterInvoice, CollectionNote, PaymentPromise, PromiseInvoice,BankProfile, BankFile, BankLine, WriteOff,
];
