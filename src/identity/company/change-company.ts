import { Injectable } from '@nestjs/common';
import { Company } from '../../platform/company/company.entity.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { refuseStale } from '../../platform/http/edition.js';
import { Audit } from '../audit.js';
import type { CompanyForm } from './company.dto.js';

type CompanyFacts = Pick<Company, 'nameZh' | 'nameEn' | 'address' | 'phone' | 'taxNumber' | 'bank' | 'bankAccount' | 'writeOffLimit'>;

/** What its form is filled from. */
export const companyFacts = ({ nameZh, nameEn, address, phone, taxNumber, bank, bankAccount, writeOffLimit }: CompanyFacts): CompanyFacts =>
  ({ nameZh, nameEn, address, phone, taxNumber, bank, bankAccount, writeOffLimit });

@Injectable()
export class ChangeCompany {
  constructor(private readonly database: Database, private readonly supplier: Supplier, private readonly audit: Audit) {}

  /** Changes what documents and the portal say of the supplier; other processes follow within a minute. Throws `common.changed_meanwhile`. */
  async run(actor: Actor, { was = '', ...form }: Omit<CompanyForm, 'was'> & { was?: string }): Promise<void> {
    // what was read before someone else's change, here or in another process, is read anew
    this.supplier.forget();
    await this.database.inTransaction(async (tx) => {
      const [before] = await tx.query<CompanyFacts[]>(
        'SELECT name_zh AS nameZh, name_en AS nameEn, address, phone, tax_number AS taxNumber, bank, bank_account AS bankAccount, write_off_limit AS writeOffLimit FROM company WHERE id = 1 FOR UPDATE');
      if (before) refuseStale(was, companyFacts(before));
      if (before) await tx.update(Company, { id: 1 }, { ...form });
      else await tx.insert(Company, { id: 1, ...form, seededAt: null });
      await this.audit.write(tx, { actor, action: 'supplier.changed', detail: { before, after: form } });
    });
    this.supplier.forget();
  }
}
