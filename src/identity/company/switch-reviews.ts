import { Injectable } from '@nestjs/common';
import { reviewSteps, type ReviewSteps } from '../../platform/company/review-steps.js';
import { Supplier } from '../../platform/company/supplier.js';
import { affected, Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { Audit } from '../audit.js';

@Injectable()
export class SwitchReviews {
  constructor(private readonly database: Database, private readonly supplier: Supplier, private readonly audit: Audit) {}

  /** Says which steps people take before an order goes on. What already waits at a step that is switched off is still passed by hand. */
  async run(actor: Actor, steps: ReviewSteps): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await reviewSteps(tx);
      await affected(tx, `
        INSERT INTO company (id, name_zh, name_en, review_orders, review_finance, review_dispatch) VALUES (1, '渠道', 'Qudao', ?, ?, ?)
        ON DUPLICATE KEY UPDATE review_orders = VALUES(review_orders), review_finance = VALUES(review_finance), review_dispatch = VALUES(review_dispatch)`,
      [steps.orders, steps.finance, steps.dispatch]);
      await this.audit.write(tx, { actor, action: 'supplier.reviews_switched', detail: { before, after: { ...steps } } });
    });
    this.supplier.forget();
  }
}
