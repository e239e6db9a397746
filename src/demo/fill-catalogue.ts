import { Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { KeepCategory } from '../catalog/categories/keep-category.js';
import { AddPictures } from '../catalog/pictures/add-pictures.js';
import { checkDigit } from '../catalog/products/barcode.js';
import { CreateProduct } from '../catalog/products/create-product.js';
import type { ProductFacts } from '../catalog/products/product-facts.js';
import { GroupVariants } from '../catalog/variants/group-variants.js';
import type { Actor } from '../platform/http/actor.js';
import { accessories } from './accessories.js';
import { catalogue, skusOf } from './catalogue.js';

const artFolder = new URL('../../public/art/', import.meta.url);

type Article = { sku: string; art: string; category: string; facts: Omit<ProductFacts, 'categoryId' | 'barcode'> };

/** Categories, products with their pictures, and the families, all through the desk's own use cases. */
@Injectable()
export class FillCatalogue {
  constructor(
    private readonly keepCategory: KeepCategory, private readonly createProduct: CreateProduct, private readonly addPictures: AddPictures, private readonly groupVariants: GroupVariants,
  ) {}

  async run(actor: Actor): Promise<void> {
    const categories = await this.categories(actor);
    for (const [index, { sku, art, category, facts }] of [...variants(), ...singles()].entries()) {
      await this.createProduct.run(actor, sku, { ...facts, categoryId: categories.get(category) ?? '', barcode: barcode(index) });
      // the maker's own drawings; staff may not upload vector pictures
      await this.addPictures.run(actor, sku, [{ name: `${art}.svg`, content: await readFile(new URL(`${art}.svg`, artFolder)) }], undefined, ['image/svg+xml']);
    }
    for (const { code, zh, en, specZh, specEn, rowAxis, columnAxis, ...series } of catalogue) {
      await this.groupVariants.run(actor, code, {
        nameZh: zh, nameEn: en, specZh, specEn, rowAxisZh: rowAxis[0], rowAxisEn: rowAxis[1], columnAxisZh: columnAxis[0], columnAxisEn: columnAxis[1],
        variants: skusOf({ code, ...series }).map(({ sku, rowZh, rowEn, column }) => ({ sku, rowZh, rowEn, column })),
      });
    }
  }

  private async categories(actor: Actor): Promise<Map<string, string>> {
    const names = [...new Map(catalogue.map(({ category }) => category))];
    const ids = new Map<string, string>();
    for (const [index, [nameZh, nameEn]] of names.entries()) {
      const { id } = await this.keepCategory.add(actor, { nameZh, nameEn, parentId: '', position: (index + 1) * 10 });
      ids.set(nameZh, id);
    }
    return ids;
  }
}

const common = { taxRate: '0.1300', status: 'active' } as const;
const retailOf = (price: number) => (Math.round(price * 14.5) / 10).toFixed(4);

function variants(): Article[] {
  return catalogue.flatMap((series) => skusOf(series).map(({ sku, price, rowZh, rowEn, column }) => ({
    sku, art: series.art, category: series.category[0],
    facts: {
      ...common, nameZh: `${series.zh} ${column} ${rowZh}`, nameEn: `${series.en} ${column} ${rowEn}`, specZh: series.specZh, specEn: series.specEn,
      unit: series.unit, packSize: series.pack, minQuantity: series.minimum, retailPrice: retailOf(price),
    },
  })));
}

function singles(): Article[] {
  return accessories.map(([sku, category, art, nameZh, nameEn, unit, pack, price]) => ({
    sku, art, category, facts: { ...common, nameZh, nameEn, specZh: '', specEn: '', unit, packSize: pack, minQuantity: pack, retailPrice: retailOf(price) },
  }));
}

// EAN-13 in the range for use within a company
function barcode(index: number): string {
  const digits = `200${String(index + 1).padStart(9, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}
