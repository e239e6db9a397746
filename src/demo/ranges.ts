import { Injectable } from '@nestjs/common';
import { KeepAssortment } from '../catalog/assortments/keep-assortment.js';
import { Database } from '../platform/database/database.js';
import { accessories } from './accessories.js';
import type { World } from './world.js';

const ofShops = ['筒灯射灯', '面板灯', '灯带灯条', '灯管支架'];
const smallPacks = ['灯带灯条', '灯管支架'];

/** What is open to whom: shops have what sells over the counter, project dealers everything but the accessories in shop packs. */
@Injectable()
export class Ranges {
  constructor(private readonly database: Database, private readonly keepAssortment: KeepAssortment) {}

  async run({ channel }: Pick<World, 'channel'>): Promise<void> {
    const categories = await this.database.query<{ id: string }>('SELECT id FROM categories WHERE name_zh IN (?)', [ofShops]);
    const skus = (test: (category: string) => boolean) => accessories.filter(([, category]) => test(category)).map(([sku]) => sku).join('\n');
    const nobody = { categories: [], tiers: [], territories: [], partners: '' };
    await this.keepAssortment.create(channel, 'RETAIL', {
      ...nobody, nameZh: '零售门店常规品', nameEn: 'Retail basics', startsFrom: 'nothing', categories: categories.map(({ id }) => id), products: skus((category) => category === '驱动电源'), tiers: ['retail'],
    });
    await this.keepAssortment.create(channel, 'PROJECT', { ...nobody, nameZh: '工程渠道（门店小包装除外）', nameEn: 'Projects, without shop packs', startsFrom: 'everything', products: skus((category) => smallPacks.includes(category)), tiers: ['project'] });
  }
}
