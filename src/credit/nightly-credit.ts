import { Injectable } from '@nestjs/common';
import { ApplyGrants } from './requests/apply-grants.js';
import { ReviewAccount } from './review/review-account.js';

@Injectable()
export class NightlyCredit {
  constructor(private readonly applyGrants: ApplyGrants, private readonly reviewAccount: ReviewAccount) {}

  /** The night's work on credit: limits that begin or end, then what is overdue. */
  async run(): Promise<void> {
    await this.applyGrants.runForAll();
    await this.reviewAccount.runForAll();
  }
}
