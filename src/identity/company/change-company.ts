import { Injectable } from '@nestjs/common';
import { Company } from '../../platform/company/company.entity.js';
import { Supplier } from '../../platform/company/supplier.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Audit } from '../audit.js';
import type { CompanyForm } from './company.dto.js';

@Injectable()
export class ChangeCompany {
  constructor(private readonly database: Database, private readonly supplier: Supplier, private readonly audit: Audit) {}

  /** Changes what documents and the portal say of the supplier; other processes follow within a minute. */
  async run(actor: Actor, form: CompanyForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [before] = await tx.query<object[]>(
        'SELECT name_zh AS nameZh, name_en AS nameEn, address, phone, tax_number AS taxNumber, bank, bank_account AS bankAccount, write_off_limit AS writeOffLimit FROM company WHERE id = 1 FOR UPDATE');
      if (before) await tx.update(Company, { id: 1 }, { ...form });
      else await tx.insert(Company, { id: 1, ...form, seededAt: null });
      await this.audit.write(tx, { actor, action: 'supplier.changed', detail: { before, after: form } });
    });
    this.supplier.forget();
  }
}
