import { Injectable } from '@nestjs/common';
import { ImportPartners } from '../imports/import-partners.js';
import { ChangePartner } from '../partners/change-partner.js';
import { KeepAddress } from '../partners/keep-address.js';
import { partnerFacts, partnerPage } from '../partners/partner-pages.queries.js';
import { partnerByCode } from '../partners/partners.queries.js';
import { KeepPlace } from '../partners/places/keep-place.js';
import { Database } from '../platform/database/database.js';
import { systemActor } from '../platform/http/actor.js';
import { csvOf } from './csv-of.js';
import { type Dealer, dealers, territories, tiers } from './dealers.js';

const noProgress = async (): Promise<void> => undefined;

/** Takes the partners on: tiers and territories, the file of partners, their addresses, ordering opened for some retailers. */
@Injectable()
export class FoundChannel {
  constructor(
    private readonly database: Database, private readonly keepPlace: KeepPlace, private readonly importPartners: ImportPartners,
    private readonly changePartner: ChangePartner, private readonly keepAddress: KeepAddress,
  ) {}

  async run(): Promise<void> {
    for (const [code, nameZh, nameEn] of territories) await this.keepPlace.add(systemActor, 'territories', { code, nameZh, nameEn, position: 100, creditLimit: '' });
    for (const [index, [code, nameZh, nameEn]] of tiers.entries()) await this.keepPlace.add(systemActor, 'tiers', { code, nameZh, nameEn, position: (index + 1) * 10, creditLimit: code === 'silver' ? '50000' : '', prepayPercent: code === 'gold' ? '2' : '' });
    await this.database.inTransaction((tx) => this.importPartners.run(tx, partnersCsv(), noProgress));
    for (const dealer of dealers) await this.moveIn(dealer);
  }

  /** What stands on a partner's invoices; the numbers are made up and have no right check digit. */
  private async nameForInvoices(code: string, city: string): Promise<void> {
    const row = await partnerPage(this.database, code);
    if (!row) return;
    const mark = String(1000 + Number(row.id)).padStart(4, '0');
    const billing = { taxNumber: `91000000MADEMO${mark}`, billingAddress: `${city}建设路 ${row.id} 号`, bank: `中国工商银行${city.slice(0, 2)}分行`, bankAccount: `1202 0000 0900 ${mark}` };
    await this.changePartner.run(systemActor, code, { was: '', ...partnerFacts(row), ...billing });
  }

  private async moveIn({ code, city, kind, orderingOpen }: Dealer): Promise<void> {
    const partner = await partnerByCode(this.database, code);
    const district = city.slice(city.indexOf('市') + 1);
    await this.keepAddress.add(systemActor, { partnerId: partner?.id ?? '', code },
      { label: `${district}一号仓`, recipient: '收货组', phone: '400-800-0000', line: `${city}物流园 1 号库`, isDefault: true }, undefined);
    await this.nameForInvoices(code, city);
    if (kind === 'non_exclusive' && orderingOpen) await this.changePartner.setOrdering(systemActor, code, true);
  }
}

function partnersCsv(): string {
  const header = ['code', 'name_zh', 'name_en', 'kind', 'form', 'tier', 'territory', 'credit_limit', 'terms_days', 'currency', 'email'];
  return csvOf(header, dealers.map(({ code, zh, en, kind, form, tier, territory, limit, terms }) =>
    [code, zh, en, kind, form, tier, territory, limit > 0 ? limit.toFixed(2) : '', terms, 'CNY', `${code.toLowerCase()}@demo.example`]));
}
