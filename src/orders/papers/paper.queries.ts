import type { Reader } from '../../platform/database/database.js';

/** A shipment as its papers show it. */
export type PaperShipment = {
  number: string; orderNumber: string; poNumber: string; shipTo: string; note: string; shippedAt: Date; shippedByName: string; parcels: string | null;
  partnerCode: string; nameZh: string; nameEn: string; phone: string;
};

export type PaperLine = { shipment: string; lineNo: number; sku: string; nameZh: string; nameEn: string; unit: string; packSize: number; quantity: number; batch: string; serials: string | string[] | null };

const heads = `
  SELECT s.number, o.number AS orderNumber, o.po_number AS poNumber, o.ship_to AS shipTo, o.note, s.shipped_at AS shippedAt, s.shipped_by_name AS shippedByName,
    (SELECT GROUP_CONCAT(TRIM(CONCAT(carrier, ' ', number)) ORDER BY id SEPARATOR ', ') FROM tracking_numbers n WHERE n.shipment_id = s.id) AS parcels,
    p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, p.phone
  FROM shipments s JOIN orders o ON o.id = s.order_id JOIN partners p ON p.id = s.partner_id`;

/** One shipment; a partner's only when `partnerId` is given. */
export async function paperShipment(reader: Reader, number: string, partnerId?: string): Promise<PaperShipment | undefined> {
  const [row] = (await reader.query(`${heads} WHERE s.number = ?${partnerId ? ' AND s.partner_id = ?' : ''}`, [number, ...(partnerId ? [partnerId] : [])])) as PaperShipment[];
  return row;
}

/** Every shipment of these orders, order by order. */
export async function paperShipments(reader: Reader, orders: string[]): Promise<PaperShipment[]> {
  return orders.length === 0 ? [] : (await reader.query(`${heads} WHERE o.number IN (?) ORDER BY o.id, s.id`, [orders])) as PaperShipment[];
}

/** What is in these shipments, by batch; a batch taken from two warehouses is one line. */
export async function paperLines(reader: Reader, shipments: string[]): Promise<PaperLine[]> {
  if (shipments.length === 0) return [];
  return (await reader.query(`
    SELECT s.number AS shipment, l.line_no AS lineNo, l.sku, l.name_zh AS nameZh, l.name_en AS nameEn, l.unit, p.pack_size AS packSize, SUM(sl.quantity) AS quantity, sl.batch,
      (SELECT JSON_ARRAYAGG(x.serial) FROM shipment_serials x JOIN shipment_lines y ON y.id = x.shipment_line_id WHERE y.shipment_id = s.id AND y.order_line_id = l.id AND y.batch = sl.batch) AS serials
    FROM shipments s JOIN shipment_lines sl ON sl.shipment_id = s.id JOIN order_lines l ON l.id = sl.order_line_id JOIN products p ON p.id = l.product_id
    WHERE s.number IN (?) GROUP BY s.id, l.id, sl.batch ORDER BY s.id, l.line_no, sl.batch`, [shipments])) as PaperLine[];
}

export type PaperOrder = {
  id: string; number: string; poNumber: string; note: string; shipTo: string; orderedOn: string; currency: string; subtotal: string; tax: string; total: string; termsDays: number;
  partnerCode: string; nameZh: string; nameEn: string; phone: string;
};

export type PaperOrderLine = { orderId: string; sku: string; nameZh: string; nameEn: string; unit: string; quantity: number; open: number; unitPrice: string; amount: string };

export async function paperOrders(reader: Reader, numbers: string[]): Promise<PaperOrder[]> {
  return numbers.length === 0 ? [] : (await reader.query(`
    SELECT o.id, o.number, o.po_number AS poNumber, o.note, o.ship_to AS shipTo, o.ordered_on AS orderedOn, o.currency, o.subtotal, o.tax, o.total, o.terms_days AS termsDays,
      p.code AS partnerCode, p.name_zh AS nameZh, p.name_en AS nameEn, p.phone
    FROM orders o JOIN partners p ON p.id = o.partner_id WHERE o.number IN (?) ORDER BY o.id`, [numbers])) as PaperOrder[];
}

export async function paperOrderLines(reader: Reader, orderIds: string[]): Promise<PaperOrderLine[]> {
  return orderIds.length === 0 ? [] : (await reader.query(`
    SELECT order_id AS orderId, sku, name_zh AS nameZh, name_en AS nameEn, unit, quantity, CAST(quantity - shipped - cancelled AS SIGNED) AS open, unit_price AS unitPrice, amount
    FROM order_lines WHERE order_id IN (?) ORDER BY order_id, line_no`, [orderIds])) as PaperOrderLine[];
}
