import type { EntityManager } from 'typeorm';
import type { Audit } from '../../identity/audit.js';
import type { Actor } from '../../platform/http/actor.js';
import { beginState } from '../../platform/states/transition.js';
import { ExpectedSupply } from './expected-supply.entity.js';
import { supplyMachine } from './supply-states.js';

type Product = { id: string; sku: string };
type Expected = { quantity: number; promisedOn: string; note: string };

/** Writes down that pieces of a product are to arrive; behind the product's stock, whose queue the caller wakes. */
export async function expectSupply(tx: EntityManager, audit: Audit, { actor, at }: { actor: Actor; at: Date }, product: Product, { quantity, promisedOn, note }: Expected): Promise<{ id: string }> {
  const { identifiers } = await tx.insert(ExpectedSupply, { quantity, promisedOn, note, productId: product.id, status: 'expected', addedByName: actor.name, addedAt: at });
  const id = String(identifiers[0]?.id);
  await beginState(tx, supplyMachine, id, 'expected', { actor, at });
  await audit.write(tx, { actor, action: 'stock.supply_added', subject: product.sku, detail: { quantity, promisedOn, note } });
  return { id };
}
