import type { Reader } from '../../platform/database/database.js';

export type CarrierRow = { code: string; nameZh: string; nameEn: string; trackingPattern: string };

/** Every carrier, by code. */
export async function carrierRows(reader: Reader): Promise<CarrierRow[]> {
  return (await reader.query('SELECT code, name_zh AS nameZh, name_en AS nameEn, tracking_pattern AS trackingPattern FROM carriers ORDER BY code LIMIT 200')) as CarrierRow[];
}

export async function carrierByCode(reader: Reader, code: string): Promise<CarrierRow | undefined> {
  const [row] = (await reader.query('SELECT code, name_zh AS nameZh, name_en AS nameEn, tracking_pattern AS trackingPattern FROM carriers WHERE code = ?', [code])) as CarrierRow[];
  return row;
}
