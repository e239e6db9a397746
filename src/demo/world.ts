import type { PartnerActor, StaffActor } from '../identity/access/actors.js';
import type { Chance } from './chance.js';
import type { Dealer } from './dealers.js';

export type DealerAtWork = { dealer: Dealer; partnerId: string; buyer: PartnerActor; addressId: string };

/** Who acts in the demo's year, the day it has come to, and how many days are left. */
export type World = { desk: StaffActor; finance: StaffActor; dealers: DealerAtWork[]; chance: Chance; day: string; daysLeft: number };
