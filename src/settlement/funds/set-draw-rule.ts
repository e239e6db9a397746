import { Injectable } from '@nestjs/common';
import { Audit } from '../../identity/audit.js';
import { Supplier } from '../../platform/company/supplier.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';

@Injectable()
export class SetDrawRule {
  constructor(private readonly database: Database, private readonly supplier: Supplier, private readonly audit: Audit) {}

  /** Says how much of an order rebate may pay, as a fraction; orders placed before keep what they drew. */
  async run(actor: Actor, rebateShare: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const [before] = await tx.query<{ rebateShare: string }[]>('SELECT rebate_share AS rebateShare FROM company WHERE id = 1 FOR UPDATE');
      await affected(tx, "INSERT INTO company (id, name_zh, name_en, rebate_share) VALUES (1, '渠道', 'Qudao', ?) ON DUPLICATE KEY UPDATE rebate_share = VALUES(rebate_share)", [rebateShare]);
      await this.audit.write(tx, { actor, action: 'fund.rule_set', detail: { before, after: { rebateShare } } });
    });
    this.supplier.forget();
  }
}
