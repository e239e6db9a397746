import type { PartnerActor, StaffActor } from '../identity/access/actors.js';
import type { Chance } from './chance.js';
import type { Dealer } from './dealers.js';

/** `signer` may sign statements; a dealer of whom the demo knows a buyer alone has none. */
export type DealerAtWork = { dealer: Dealer; partnerId: string; buyer: PartnerActor; signer?: PartnerActor; addressId: string };

/** Who acts in the demo's year, the day it has come to, and how many days are left. */
export type World = { desk: StaffActor; finance: StaffActor; channel: StaffActor; dealers: DealerAtWork[]; chance: Chance; day: string; daysLeft: number };
