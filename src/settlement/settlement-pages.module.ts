import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module.js';
import { BankAccountsAdminController } from './bank/accounts/bank-accounts.admin.controller.js';
import { BankFilesAdminController } from './bank/files/bank-files.admin.controller.js';
import { BankLinesAdminController } from './bank/bank-lines.admin.controller.js';
import { BankAdminController } from './bank/bank.admin.controller.js';
import { CreditNotesAdminController } from './creditnotes/credit-notes.admin.controller.js';
import { CreditNotesPortalController } from './creditnotes/credit-notes.portal.controller.js';
import { AsOfAdminController } from './asof/as-of.admin.controller.js';
import { AsOfPortalController } from './asof/as-of.portal.controller.js';
import { NewCreditNoteAdminController } from './creditnotes/new-credit-note.admin.controller.js';
import { DisputesAdminController } from './disputes/disputes.admin.controller.js';
import { QuotePapersController } from './documents/quote-papers.controller.js';
import { DisputesPortalController } from './disputes/disputes.portal.controller.js';
import { EInvoicesAdminController } from './einvoices/e-invoices.admin.controller.js';
import { EInvoicesPortalController } from './einvoices/e-invoices.portal.controller.js';
import { FundsAdminController } from './funds/funds.admin.controller.js';
import { FundsPortalController } from './funds/funds.portal.controller.js';
import { MoveFundsAdminController } from './funds/move-funds.admin.controller.js';
import { InvoicesAdminController } from './invoices/invoices.admin.controller.js';
import { InvoicesPortalController } from './invoices/invoices.portal.controller.js';
import { ShipmentsAdminController } from './invoices/shipments.admin.controller.js';
import { MatchingAdminController } from './payments/matching.admin.controller.js';
import { PaymentsAdminController } from './payments/payments.admin.controller.js';
import { PaymentsPortalController } from './payments/payments.portal.controller.js';
import { AskCreditRefundAdminController } from './refunds/ask-credit-refund.admin.controller.js';
import { AskRefundAdminController } from './refunds/ask-refund.admin.controller.js';
import { RefundsAdminController } from './refunds/refunds.admin.controller.js';
import { RefundsPortalController } from './refunds/refunds.portal.controller.js';
import { SettlementSheetsController } from './sheets/settlement-sheets.admin.controller.js';
import { OwnSettlementSheetsController } from './sheets/settlement-sheets.portal.controller.js';
import { SettlementModule } from './settlement.module.js';
import { StatementsAdminController } from './statements/statements.admin.controller.js';
import { StatementsPortalController } from './statements/statements.portal.controller.js';
import { WriteOffsAdminController } from './write-offs/write-offs.admin.controller.js';

/** The pages of settlement on both sides; only the web needs them. */
@Module({
  imports: [SettlementModule, OrdersModule],
  controllers: [
    OwnSettlementSheetsController, SettlementSheetsController,
    QuotePapersController, ShipmentsAdminController, InvoicesPortalController, InvoicesAdminController, EInvoicesPortalController, EInvoicesAdminController,
    NewCreditNoteAdminController, CreditNotesAdminController, CreditNotesPortalController,
    // before the payments, whose addresses would take `refunds` for a number
    RefundsPortalController, RefundsAdminController, AskRefundAdminController, AskCreditRefundAdminController, PaymentsPortalController, PaymentsAdminController, MatchingAdminController,
    BankAdminController, BankFilesAdminController, BankAccountsAdminController, BankLinesAdminController, WriteOffsAdminController, FundsAdminController, MoveFundsAdminController, FundsPortalController,
    // before the statements, whose addresses would take `disputes` for a month
    DisputesPortalController, DisputesAdminController, AsOfPortalController, AsOfAdminController, StatementsPortalController, StatementsAdminController,
  ],
})
export class SettlementPagesModule {}
