import type { CarrierRow } from './carriers.queries.js';

/** Where a parcel can be followed; a carrier is known by its code or one of its names, as people and other systems write them. */
export function trackingHref(carriers: CarrierRow[], { carrier, number }: { carrier: string; number: string }): string | undefined {
  const written = carrier.trim().toUpperCase();
  if (written === '' || number === '') return undefined;
  const known = carriers.find(({ code, nameZh, nameEn }) => [code, nameZh, nameEn].some((name) => name.toUpperCase() === written));
  return known?.trackingPattern ? known.trackingPattern.replace('{number}', () => encodeURIComponent(number)) : undefined;
}
