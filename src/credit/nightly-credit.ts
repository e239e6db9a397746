import { Injectable } from '@nestjs/common';
import { RefreshLimit } from './limits/refresh-limit.js';
import { ApplyGrants } from './requests/apply-grants.js';
import { ReviewAccount } from './review/review-account.js';

@Injectable()
export class NightlyCredit {
  constructor(private readonly refreshLimit: RefreshLimit, private readonly applyGrants: ApplyGrants, private readonly reviewAccount: ReviewAccount) {}

  /** The night's work on credit: limits that follow a parent or tier, begin or end, then what is overdue. */
  async run(): Promise<void> {
    await this.refreshLimit.runForAll();
    await this.applyGrants.runForAll();
    await this.reviewAccount.runForAll();
  }
}
