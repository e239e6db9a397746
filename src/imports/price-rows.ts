import { type PriceLevel, priceLevels } from '../catalog/prices/price-resolver.js';
import { endsBefore, openEnd, openStart, scopeKeyFault } from '../catalog/prices/price-terms.js';
import type { Cells } from './cells.js';
import type { RowShape } from './read-rows.js';

export type PriceRow = {
  line: number; list: string; scope: PriceLevel; scopeKey: string; sku: string; minQuantity: number; unitPrice: string; currency: string; validFrom: string; validTo: string;
};

const columns = ['list', 'scope', 'scope_key', 'sku', 'min_quantity', 'unit_price', 'currency', 'valid_from', 'valid_to'];

/** Rows of prices; without a currency they are in `home`, the supplier's own. */
export const priceRows = (home: string): RowShape<PriceRow> => ({
  columns: { known: columns, needed: ['sku', 'list', 'scope', 'unit_price'] },
  keyOf: ({ list, scope, scopeKey, sku, minQuantity, currency, validFrom }) => [sku, list, scope, scopeKey, minQuantity, currency, validFrom],
  read: (cells) => {
    const scope = scopeIn(cells);
    const { validFrom, validTo } = validityIn(cells);
    return {
      line: cells.line, list: cells.needed('list', 60), scope, scopeKey: scopeKeyIn(cells, scope), sku: cells.needed('sku', 60),
      minQuantity: cells.integer('min_quantity', 1) ?? 1, unitPrice: unitPriceIn(cells), currency: cells.currency('currency') ?? home, validFrom, validTo,
    };
  },
});

function scopeIn(cells: Cells): PriceLevel {
  cells.needed('scope', 20);
  return cells.oneOf('scope', priceLevels) ?? 'base';
}

function unitPriceIn(cells: Cells): string {
  cells.needed('unit_price', 40);
  return cells.decimal('unit_price', 4) ?? '';
}

function scopeKeyIn(cells: Cells, scope: PriceLevel): string {
  const key = cells.text('scope_key', 40) ?? '';
  const fault = scopeKeyFault(scope, key);
  if (fault) cells.wrong('scope_key', fault);
  return key;
}

function validityIn(cells: Cells): { validFrom: string; validTo: string } {
  const validFrom = cells.day('valid_from') ?? openStart;
  const validTo = cells.day('valid_to') ?? openEnd;
  if (endsBefore({ validFrom, validTo })) cells.wrong('valid_to', 'ends_before');
  return { validFrom, validTo };
}
