import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders.module.js';
import { AcceptQuote } from './accept-quote.js';
import { AnswerQuote } from './answer-quote.js';
import { AskAgain } from './ask-again.js';
import { CloseQuote } from './close-quote.js';
import { InquiryPage } from './pages/inquiry-page.js';
import { NegotiationPortalController } from './pages/negotiation.portal.controller.js';
import { QuotesAdminController } from './pages/quotes.admin.controller.js';
import { QuotesPortalController } from './pages/quotes.portal.controller.js';
import { RequestQuote } from './request-quote.js';

@Module({
  imports: [OrdersModule],
  controllers: [QuotesPortalController, NegotiationPortalController, QuotesAdminController],
  providers: [InquiryPage, RequestQuote, AskAgain, AnswerQuote, AcceptQuote, CloseQuote],
})
export class QuotesModule {}
