import { Injectable } from '@nestjs/common';
import { affected, Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/errors.js';
import { productsBySku } from '../products/products.queries.js';
import { ProductFamily } from './product-family.entity.js';

export type Variant = { sku: string; rowZh: string; rowEn: string; column: string };

export type FamilyForm = {
  code: string; nameZh: string; nameEn: string; specZh: string; specEn: string; rowAxis: [zh: string, en: string]; columnAxis: [zh: string, en: string]; variants: Variant[];
};

@Injectable()
export class GroupVariants {
  constructor(private readonly database: Database) {}

  /** Makes single products the variants of one family, ordered in a matrix; the first one stands for it in lists. Throws `unknown_sku`. */
  async run({ code, variants, rowAxis, columnAxis, ...names }: FamilyForm): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const products = await productsBySku(tx, variants.map(({ sku }) => sku));
      const { identifiers } = await tx.insert(ProductFamily, {
        code, ...names, rowAxisZh: rowAxis[0], rowAxisEn: rowAxis[1], columnAxisZh: columnAxis[0], columnAxisEn: columnAxis[1],
      });
      for (const [index, { sku, rowZh, rowEn, column }] of variants.entries()) {
        const product = products.get(sku.toUpperCase());
        if (!product) throw new DomainError('catalog', 'unknown_sku', 422, { sku }, `variants.${index}.sku`);
        await affected(tx, 'UPDATE products SET family_id = ?, row_value_zh = ?, row_value_en = ?, column_value = ?, leads_family = ? WHERE id = ?',
          [identifiers[0]?.id, rowZh, rowEn, column, index === 0, product.id]);
      }
    });
  }
}
