import type { Letterhead } from '../../platform/company/supplier.js';
import { type Column, drawBlocks, drawHead, drawQr, drawSignatures, drawSums, drawTable } from '../../platform/documents/paper-parts.js';
import { type Doc, margin, paperWidth } from '../../platform/documents/paper.js';
import { type Language, translate } from '../../platform/i18n/i18n.js';
import { nameIn } from '../../platform/i18n/name-in.js';
import { formatDate, formatMoney, formatNumber } from '../../platform/views/format.js';
import type { PaperLine, PaperOrder, PaperOrderLine, PaperShipment } from './paper.queries.js';

/** In whose name, in which language, in which zone, and where a shipment's QR code leads. */
export type PaperLook = { supplier: Letterhead; language: Language; timeZone: string; publicUrl: string };

export type ShipmentPaper = 'packing_list' | 'delivery_note';

type Words = (key: string, values?: Record<string, string | number>) => string;

const wordsIn = (language: Language): Words => (key, values = {}) => translate(language, `orders.paper.${key}`, values);
const qrSize = 76;

/** A packing list (what is in the parcel, by batch and serial) or a delivery note (to be signed on arrival), on the page that is open. */
export function drawShipment(doc: Doc, paper: ShipmentPaper, shipment: PaperShipment, lines: PaperLine[], look: PaperLook): void {
  const { language, timeZone, supplier } = look;
  const t = wordsIn(language);
  const top = doc.y;
  drawHead(doc, { name: nameIn(language, supplier), title: `${t(paper)}  ${shipment.number}`, sub: `${t('shippedOn')} ${formatDate(shipment.shippedAt, { language, timeZone })}   ${t('order')} ${shipment.orderNumber}` });
  const below = doc.y;
  drawQr(doc, `${look.publicUrl}/shipments/${encodeURIComponent(shipment.number)}`, { x: margin + paperWidth - qrSize, y: top - 12, size: qrSize });
  doc.y = below;
  drawBlocks(doc, [
    { heading: t('receiver'), facts: [[t('name'), nameIn(language, shipment)], [t('code'), shipment.partnerCode], [t('shipTo'), shipment.shipTo], [t('phone'), shipment.phone], [t('poNumber'), shipment.poNumber]] },
    { heading: t('sender'), facts: [[t('name'), nameIn(language, supplier)], [t('address'), supplier.address], [t('phone'), supplier.phone], [t('carrier'), shipment.parcels ?? ''], [t('note'), shipment.note]] },
  ]);
  drawTable(doc, shipmentColumns(paper, t, language), lines);
  drawSums(doc, [[t('kinds'), formatNumber(new Set(lines.map(({ sku }) => sku)).size)], [t('pieces'), formatNumber(lines.reduce((sum, { quantity }) => sum + Number(quantity), 0))]]);
  doc.font('regular').fontSize(8.5).text(t('scan'), margin, doc.y, { width: paperWidth });
  const signed = paper === 'packing_list' ? [t('packedBy', { name: shipment.shippedByName }), t('checkedBy')] : [t('driver'), t('receivedBy'), t('receivedOn')];
  drawSignatures(doc, [t('senderSeal'), ...signed].map((label) => ({ label })), supplier.seal);
}

function shipmentColumns(paper: ShipmentPaper, t: Words, language: Language): Column<PaperLine>[] {
  const packs = ({ quantity, packSize }: PaperLine) => (packSize > 1 ? t('packs', { count: formatNumber(Math.floor(Number(quantity) / packSize)), rest: formatNumber(Number(quantity) % packSize) }) : '');
  return [
    { label: '#', width: 4, value: (_, index) => String(index + 1) },
    { label: t('goods'), width: 38, wrap: true, value: (line) => nameIn(language, line), small: ({ sku }) => sku },
    { label: t('batch'), width: paper === 'packing_list' ? 28 : 22, wrap: true, value: (line) => [line.batch, serialsOf(line)].filter(Boolean).join('\n') },
    { label: t('quantity'), width: 13, right: true, value: ({ quantity, unit }) => `${formatNumber(quantity)} ${unit}` },
    paper === 'packing_list' ? { label: t('cases'), width: 17, right: true, value: packs } : { label: t('arrived'), width: 15, right: true, value: () => '' },
  ];
}

// MariaDB hands JSON over as text, MySQL as what it says
function serialsOf({ serials }: PaperLine): string {
  return ((typeof serials === 'string' ? JSON.parse(serials) : serials ?? []) as string[]).toSorted().join(' ');
}

/** An order as the desk works by it: what was ordered, at which price, and what is still open. */
export function drawOrder(doc: Doc, order: PaperOrder, lines: PaperOrderLine[], { supplier, language }: PaperLook): void {
  const t = wordsIn(language);
  const money = (amount: string) => formatMoney(amount, order.currency);
  drawHead(doc, { name: nameIn(language, supplier), title: `${t('order')}  ${order.number}`, sub: `${t('orderedOn')} ${formatDate(order.orderedOn, { language, timeZone: 'UTC' })}` });
  drawBlocks(doc, [
    { heading: t('dealer'), facts: [[t('name'), nameIn(language, order)], [t('code'), order.partnerCode], [t('phone'), order.phone], [t('poNumber'), order.poNumber]] },
    { heading: t('delivery'), facts: [[t('shipTo'), order.shipTo], [t('terms'), t('days', { days: order.termsDays })], [t('note'), order.note]] },
  ]);
  drawTable<PaperOrderLine>(doc, [
    { label: '#', width: 4, value: (_, index) => String(index + 1) },
    { label: t('goods'), width: 38, wrap: true, value: (line) => nameIn(language, line), small: ({ sku }) => sku },
    { label: t('quantity'), width: 14, right: true, value: ({ quantity, unit }) => `${formatNumber(quantity)} ${unit}` },
    { label: t('open'), width: 12, right: true, value: ({ open }) => formatNumber(open) },
    { label: t('unitPrice'), width: 15, right: true, value: ({ unitPrice }) => money(unitPrice) },
    { label: t('amount'), width: 17, right: true, value: ({ amount }) => money(amount) },
  ], lines);
  drawSums(doc, [[t('subtotal'), money(order.subtotal)], [t('tax'), money(order.tax)], [t('total'), money(order.total)]]);
}
