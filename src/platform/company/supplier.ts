import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Company } from './company.entity.js';

const unnamed = { id: 1, nameZh: '渠道', nameEn: 'Qudao', address: '', phone: '', taxNumber: '', bank: '', bankAccount: '', reviewOrders: false, reviewFinance: false, reviewDispatch: false, writeOffLimit: '50.00', seededAt: null, seedBeganAt: null };

/** The supplier that runs this house; its row changes rarely and is read once a minute at most. */
@Injectable()
export class Supplier {
  private known: { company: Company; until: number } | undefined;

  constructor(private readonly database: Database) {}

  async company(): Promise<Company> {
    if (this.known && this.known.until > Date.now()) return this.known.company;
    const company = (await this.database.source.manager.findOneBy(Company, { id: 1 })) ?? unnamed;
    this.known = { company, until: Date.now() + 60_000 };
    return company;
  }

  forget(): void {
    this.known = undefined;
  }
}
