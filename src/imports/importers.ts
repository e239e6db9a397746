import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { nextInSeries } from '../platform/numbering/numbers.js';
import type { ImportKind } from './import.entity.js';
import { ImportPartners } from './import-partners.js';
import { ImportPrices } from './import-prices.js';
import { ImportProducts } from './import-products.js';
import { ImportStock } from './import-stock.js';
import { linesIn } from './read-csv.js';
import type { Importer, Progress, Verdict } from './importer.js';
import { type Outcome, Refused } from './row-error.js';

const queue = { series: 'IMPORT', year: 0 };

@Injectable()
export class Importers {
  private readonly byKind: Record<ImportKind, Importer>;

  constructor(private readonly database: Database, products: ImportProducts, partners: ImportPartners, prices: ImportPrices, stock: ImportStock) {
    this.byKind = { products, partners, prices, stock };
  }

  /** Brings a file in. The series' row stays locked until the commit, so that one import comes after the other and each counts right. */
  async bringIn(tx: EntityManager, actor: Actor, { kind, text }: { kind: ImportKind; text: string }, progress: Progress = async () => undefined): Promise<Outcome> {
    await nextInSeries(tx, queue.series, queue.year);
    return this.byKind[kind].run(tx, text, progress, actor);
  }

  /** What bringing a file in would do by what is stored now; writes nothing and keeps nobody waiting. */
  async check({ kind, text }: { kind: ImportKind; text: string }, progress: Progress = async () => undefined): Promise<Verdict> {
    try {
      return await this.database.inTrial((tx) => this.byKind[kind].check(tx, text, progress));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { rows: linesIn(text), created: 0, updated: 0, unchanged: 0, refused: 0, errors: error.errors, creations: [], changes: [] };
    }
  }
}
