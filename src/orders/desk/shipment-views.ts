import type { Language } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import type { CarrierRow } from '../carriers/carriers.queries.js';
import { trackingHref } from '../carriers/tracking-href.js';
import type { ShipmentRow, Tracked } from './order-page.queries.js';

export type ShippedLine = {
  sku: string; name: string; unit: string; quantity: number; batches: string; serials: string[]; received: number | null; damaged: number; isShort: boolean;
};

export type Shipment = Pick<ShipmentRow, 'number' | 'invoiceNumber' | 'shippedAt' | 'shippedByName' | 'receivedAt' | 'receivedByName' | 'receiptNote'>
  & { lines: ShippedLine[]; parcels: ParcelView[]; isShort: boolean; hasFacts: boolean };

/** A number a shipment travels under, and where to follow it. */
export type ParcelView = Tracked & { href?: string };

/** An order's shipments, oldest first, with one line a product however many batches it came from. */
export function shipmentViews(rows: ShipmentRow[], carriers: CarrierRow[], language: Language): Shipment[] {
  return [...Map.groupBy(rows, ({ number }) => number).values()].map((shipped) => {
    const { number, tracking, invoiceNumber, shippedAt, shippedByName, receivedAt, receivedByName, receiptNote } = shipped[0] as ShipmentRow;
    const parcels = (jsonIn(tracking ?? []) as Tracked[]).toSorted((a, b) => a.id - b.id).map((parcel) => ({ ...parcel, href: trackingHref(carriers, parcel) }));
    const lines = [...Map.groupBy(shipped, ({ sku }) => sku).values()].map((parts) => shippedLine(parts, language));
    return {
      number, parcels, invoiceNumber, shippedAt, shippedByName, receivedAt, receivedByName, receiptNote,
      lines, isShort: lines.some((line) => line.isShort), hasFacts: parcels.length > 0 || Boolean(invoiceNumber || receivedAt),
    };
  });
}

function shippedLine(parts: ShipmentRow[], language: Language): ShippedLine {
  const first = parts[0] as ShipmentRow;
  const total = (pick: (part: ShipmentRow) => number | null) => parts.reduce((sum, part) => sum + Number(pick(part) ?? 0), 0);
  const quantity = total((part) => part.quantity);
  const received = first.received === null ? null : total((part) => part.received);
  const damaged = total((part) => part.damaged);
  return {
    sku: first.sku, name: nameIn(language, first), unit: first.unit, quantity, received, damaged,
    batches: [...new Set(parts.map(({ batch }) => batch).filter(Boolean))].join(' · '),
    serials: parts.flatMap(({ serials }) => (serials === null ? [] : jsonIn(serials) as string[])).toSorted(),
    isShort: received !== null && (received < quantity || damaged > 0),
  };
}

// MariaDB hands JSON over as text, MySQL as what it says
function jsonIn(json: string | unknown[]): unknown[] {
  return typeof json === 'string' ? (JSON.parse(json) as unknown[]) : json;
}
