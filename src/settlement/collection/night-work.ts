import { Injectable } from '@nestjs/common';
import { NightlyCredit } from '../../credit/nightly-credit.js';
import { SendLetters } from '../dunning/send-letters.js';
import { ExpireRebates } from '../funds/expire-rebates.js';
import { FollowPromises } from '../promises/follow-promises.js';

@Injectable()
export class NightWork {
  constructor(
    private readonly nightlyCredit: NightlyCredit, private readonly expireRebates: ExpireRebates, private readonly followPromises: FollowPromises, private readonly sendLetters: SendLetters,
  ) {}

  /** Reviews credit, takes back expired rebates, decides promises and writes letters as of today; run again it goes on where it stopped. */
  async run(): Promise<void> {
    await this.nightlyCredit.run();
    await this.expireRebates.runForAll();
    await this.followPromises.runForAll();
    // a broken promise no longer stops a letter
    await this.sendLetters.runForAll();
  }
}
