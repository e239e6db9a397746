import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Files } from '../files/files.js';
import { Company } from './company.entity.js';

const unnamed = { id: 1, nameZh: '渠道', nameEn: 'Qudao', address: '', phone: '', taxNumber: '', bank: '', bankAccount: '', sealFileId: null, reviewOrders: false, reviewFinance: false, reviewDispatch: false, writeOffLimit: '50.00', allocationRule: 'first_come', rebateShare: '0.2000', seededAt: null, seedBeganAt: null };

/** The company as its papers show it: with the seal that stands over the place to sign, if one was uploaded. */
export type Letterhead = Company & { seal: Buffer | undefined };

/** The supplier that runs this house; its row changes rarely and is read once a minute at most. */
@Injectable()
export class Supplier {
  private known: { company: Company; until: number } | undefined;
  private stamp: { fileId: string; seal: Buffer } | undefined;

  constructor(private readonly database: Database, private readonly files: Files) {}

  async company(): Promise<Company> {
    if (this.known && this.known.until > Date.now()) return this.known.company;
    const company = (await this.database.source.manager.findOneBy(Company, { id: 1 })) ?? unnamed;
    this.known = { company, until: Date.now() + 60_000 };
    return company;
  }

  async letterhead(): Promise<Letterhead> {
    const company = await this.company();
    const { sealFileId: fileId } = company;
    if (fileId && this.stamp?.fileId !== fileId) this.stamp = { fileId, seal: (await this.files.read(fileId, null)).content };
    return { ...company, seal: fileId ? this.stamp?.seal : undefined };
  }

  forget(): void {
    this.known = undefined;
  }
}
