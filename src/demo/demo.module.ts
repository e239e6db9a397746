import { Module } from '@nestjs/common';
import { AssortmentsModule } from '../catalog/assortments/assortments.module.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { BookMovement } from '../catalog/stock/book-movement.js';
import { KeepWarehouse } from '../catalog/stock/keep-warehouse.js';
import { KeepAllocation } from '../catalog/supplies/keep-allocation.js';
import { KeepSupply } from '../catalog/supplies/keep-supply.js';
import { CreditModule } from '../credit/credit.module.js';
import { entities } from '../entities.js';
import { ChangeCompany } from '../identity/company/change-company.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ResetPassword } from '../identity/passwords/reset-password.js';
import { SendReset } from '../identity/passwords/send-reset.js';
import { CreateUser } from '../identity/users/create-user.js';
import { KeepMembership } from '../identity/users/keep-membership.js';
import { ImportPartners } from '../imports/import-partners.js';
import { ImportPrices } from '../imports/import-prices.js';
import { ImportProducts } from '../imports/import-products.js';
import { ImportStock } from '../imports/import-stock.js';
import { KeepLimits } from '../orders/approvals/keep-limits.js';
import { KeepRequest } from '../orders/approvals/keep-request.js';
import { SubmitOrder } from '../orders/approvals/submit-order.js';
import { KeepList } from '../orders/lists/keep-list.js';
import { OrdersModule } from '../orders/orders.module.js';
import { ChangePartner } from '../partners/change-partner.js';
import { KeepAddress } from '../partners/keep-address.js';
import { KeepPlace } from '../partners/places/keep-place.js';
import { Clock } from '../platform/clock/clock.js';
import { AcceptQuote } from '../orders/quotes/accept-quote.js';
import { AnswerQuote } from '../orders/quotes/answer-quote.js';
import { AskAgain } from '../orders/quotes/ask-again.js';
import { RequestQuote } from '../orders/quotes/request-quote.js';
import { KeepStanding } from '../orders/standing/keep-standing.js';
import { PlaceStanding } from '../orders/standing/place-standing.js';
import { PlatformModule } from '../platform/platform.module.js';
import { SettlementModule } from '../settlement/settlement.module.js';
import { AccountManagers } from './account-managers.js';
import { Arrangements } from './arrangements.js';
import { BankMorning } from './bank-morning.js';
import { Buying } from './buying.js';
import { Cashier } from './cashier.js';
import { Collecting } from './collecting.js';
import { Corrections } from './corrections.js';
import { DemoClock } from './demo-clock.js';
import { Dispatch } from './dispatch.js';
import { FinanceDesk } from './finance-desk.js';
import { CleanSlate } from './clean-slate.js';
import { FoundChannel } from './found-channel.js';
import { FoundHouse } from './found-house.js';
import { FillCatalogue } from './fill-catalogue.js';
import { GoodsIn } from './goods-in.js';
import { DrawnOrders } from './drawn-orders.js';
import { Savings } from './savings.js';
import { Haggling } from './haggling.js';
import { MoneyBack } from './money-back.js';
import { LastDays } from './last-days.js';
import { Hiring } from './hiring.js';
import { Ranges } from './ranges.js';
import { Reckoning } from './reckoning.js';
import { Regulars } from './regulars.js';
import { Shortages } from './shortages.js';
import { Standout } from './standout.js';
import { SeedDemo } from './seed-demo.js';
import { Year } from './year.js';

const hiring = [SendReset, ResetPassword, CreateUser, KeepMembership, Hiring];
const quoting = [RequestQuote, AnswerQuote, AskAgain, AcceptQuote, KeepStanding, PlaceStanding];
const imports = [ImportProducts, ImportPartners, ImportPrices, ImportStock];

@Module({
  imports: [PlatformModule.with(entities, DemoClock), IdentityModule, CatalogModule, AssortmentsModule, CreditModule, OrdersModule, SettlementModule],
  providers: [
    { provide: DemoClock, useExisting: Clock }, ...imports, ...hiring, ...quoting, ChangeCompany, KeepPlace, ChangePartner, KeepAddress,
    CleanSlate, FoundChannel, FoundHouse, FillCatalogue, KeepWarehouse, GoodsIn, Buying, Dispatch, Cashier, Corrections, Reckoning, Collecting, Standout, MoneyBack, FinanceDesk, AccountManagers, KeepList, KeepLimits, KeepRequest, SubmitOrder, Arrangements, BankMorning, Haggling, Savings, DrawnOrders, LastDays, Shortages, BookMovement, KeepSupply, KeepAllocation, Ranges, Regulars, Year, SeedDemo,
  ],
})
export class DemoModule {}
