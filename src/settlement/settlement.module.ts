import { Module } from '@nestjs/common';
import { CreditModule } from '../credit/credit.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { NoteContact } from './collection/note-contact.js';
import { NightWork } from './collection/night-work.js';
import { RunNightly } from './collection/run-nightly.js';
import { ChangeLevel } from './dunning/change-level.js';
import { SendLetters } from './dunning/send-letters.js';
import { CheckStatement } from './bank/files/check-statement.js';
import { ConfirmLine } from './bank/confirm-line.js';
import { KeepProfile } from './bank/accounts/keep-profile.js';
import { SetAside } from './bank/set-aside.js';
import { TakeStatement } from './bank/files/take-statement.js';
import { IssueCreditNote } from './creditnotes/issue-credit-note.js';
import { MatchCreditNote } from './creditnotes/match-credit-note.js';
import { UnmatchCreditNote } from './creditnotes/unmatch-credit-note.js';
import { AskEInvoice } from './einvoices/ask-e-invoice.js';
import { EInvoicing } from './einvoices/e-invoicing.js';
import { FetchEInvoice } from './einvoices/fetch-e-invoice.js';
import { NoteEInvoice } from './einvoices/note-e-invoice.js';
import { ShipAndInvoice } from './invoices/ship-and-invoice.js';
import { ShipPlanned } from './invoices/ship-planned.js';
import { ShipmentsApiController } from './invoices/shipments.api.controller.js';
import { CheckBooks } from './ledger/check-books.js';
import { ConfirmPayment } from './payments/confirm-payment.js';
import { MatchPayment } from './payments/match-payment.js';
import { PaymentsApiController } from './payments/payments.api.controller.js';
import { ReassignPayment } from './payments/reassign-payment.js';
import { RecordPayment } from './payments/record-payment.js';
import { RefusePayment } from './payments/refuse-payment.js';
import { SubmitPayment } from './payments/submit-payment.js';
import { UnmatchPayment } from './payments/unmatch-payment.js';
import { AnswerDispute } from './disputes/answer-dispute.js';
import { NoteDispute } from './disputes/note-dispute.js';
import { WithdrawDispute } from './disputes/withdraw-dispute.js';
import { FollowPromises } from './promises/follow-promises.js';
import { MakePromise } from './promises/make-promise.js';
import { WithdrawPromise } from './promises/withdraw-promise.js';
import { AskRefund } from './refunds/ask-refund.js';
import { DecideRefund } from './refunds/decide-refund.js';
import { PayRefund } from './refunds/pay-refund.js';
import { IssueStatement } from './statements/issue-statement.js';
import { IssueStatements } from './statements/issue-statements.js';
import { SignStatement } from './statements/sign-statement.js';
import { StatementsApiController } from './statements/statements.api.controller.js';
import { FundsApiController } from './funds/funds.api.controller.js';
import { ExpireRebates } from './funds/expire-rebates.js';
import { GrantRebates } from './funds/grant-rebates.js';
import { GrantRebate } from './funds/grant-rebate.js';
import { MoveCash } from './funds/move-cash.js';
import { SetDrawRule } from './funds/set-draw-rule.js';
import { TakeDepositBack } from './funds/take-deposit-back.js';
import { UseDeposit } from './funds/use-deposit.js';
import { WriteOffRest } from './write-offs/write-off-rest.js';

const useCases = [
  ShipAndInvoice, ShipPlanned, RecordPayment, SubmitPayment, ConfirmPayment, RefusePayment, MatchPayment, UnmatchPayment, IssueStatement, IssueStatements, SignStatement,
  NoteDispute, WithdrawDispute, AnswerDispute, CheckBooks,
  RunNightly, NightWork, NoteContact, MakePromise, WithdrawPromise, FollowPromises, SendLetters, ChangeLevel,
  EInvoicing, AskEInvoice, FetchEInvoice, NoteEInvoice, IssueCreditNote, MatchCreditNote, UnmatchCreditNote,
  KeepProfile, CheckStatement, TakeStatement, ConfirmLine, SetAside, ReassignPayment, WriteOffRest, AskRefund, DecideRefund, PayRefund, MoveCash, GrantRebate, GrantRebates, UseDeposit, ExpireRebates, SetDrawRule,
  TakeDepositBack,
];

@Module({
  imports: [CreditModule, OrdersModule],
  controllers: [ShipmentsApiController, PaymentsApiController, StatementsApiController, FundsApiController],
  providers: useCases,
  exports: useCases,
})
export class SettlementModule {}
