import type { EntityManager } from 'typeorm';

const names = { code: 'standard', nameZh: '标准价格表', nameEn: 'Standard price list' };

/** The list that products' base prices stand on; made at first need. */
export async function standardListId(tx: EntityManager): Promise<string> {
  const find = () => tx.query<{ id: string }[]>('SELECT id FROM price_lists WHERE code = ?', [names.code]);
  const [known] = await find();
  if (known) return known.id;
  await tx.query('INSERT IGNORE INTO price_lists (code, name_zh, name_en) VALUES (?)', [[names.code, names.nameZh, names.nameEn]]);
  const [made] = await find();
  return made?.id ?? '';
}
