import type { EntityManager } from 'typeorm';
import type { Reader } from '../../platform/database/database.js';
import { affected, isDuplicate } from '../../platform/database/database.js';
import type { Upload } from '../../platform/files/files.js';
import type { Actor } from '../../platform/http/actor.js';
import { beginState, transition } from '../../platform/states/transition.js';
import { SettlementError } from '../settlement-error.js';
import { eInvoiceMegabytes, eInvoiceType } from './e-invoice-file.js';
import { eInvoiceMachine } from './e-invoice-states.js';
import { EInvoice, type EInvoiceStatus } from './e-invoice.entity.js';

export type Kept = { id: string; status: EInvoiceStatus; number: string | null; issuedOn: string | null; fileId: string | null };
type When = { actor: Actor; at: Date };

/** An invoice locked against another note of its e-invoice at the same time. */
export async function lockInvoice(tx: EntityManager, number: string): Promise<{ id: string; partnerId: string } | undefined> {
  const [invoice] = await tx.query<{ id: string; partnerId: string }[]>('SELECT id, partner_id AS partnerId FROM invoices WHERE number = ? FOR UPDATE', [number]);
  return invoice;
}

export async function keptOf(reader: Reader, invoiceId: string): Promise<Kept | undefined> {
  const [kept] = (await reader.query('SELECT id, status, number, issued_on AS issuedOn, file_id AS fileId FROM e_invoices WHERE invoice_id = ?', [invoiceId])) as Kept[];
  return kept;
}

/** Writes number, day and file of an e-invoice that is issued. Throws `e_invoice_taken` for a number another invoice has. */
export async function writeIssued(tx: EntityManager, invoiceId: string, { number, issuedOn, fileId }: { number: string; issuedOn: string; fileId: string | null }, { actor, at }: When): Promise<void> {
  try {
    const kept = await keptOf(tx, invoiceId) ?? await begin(tx, invoiceId, 'issued', { actor, at });
    if (kept.status !== 'issued') await transition(tx, eInvoiceMachine, { id: kept.id, from: kept.status }, 'issued', { actor, at });
    await affected(tx, "UPDATE e_invoices SET number = ?, issued_on = ?, file_id = COALESCE(?, file_id), failure = '', noted_by_name = ?, changed_at = ? WHERE id = ?",
      [number, issuedOn, fileId, actor.name, at, kept.id]);
  } catch (error) {
    throw isDuplicate(error) ? new SettlementError('e_invoice_taken', { number }, 'eNumber') : error;
  }
}

export async function begin(tx: EntityManager, invoiceId: string, status: EInvoiceStatus, { actor, at }: When): Promise<Kept> {
  const { identifiers } = await tx.insert(EInvoice, { invoiceId, status, number: null, issuedOn: null, fileId: null, notedByName: actor.name, changedAt: at });
  const id = String(identifiers[0]?.id);
  await beginState(tx, eInvoiceMachine, id, status, { actor, at });
  return { id, status, number: null, issuedOn: null, fileId: null };
}

/** The media type of an e-invoice's file. Throws `e_invoice_type`, `e_invoice_size`. */
export function checkedType({ name, content }: Upload): string {
  const mediaType = eInvoiceType(content);
  if (!mediaType) throw new SettlementError('e_invoice_type', { name }, 'eFile');
  if (content.length > eInvoiceMegabytes * 1024 * 1024) throw new SettlementError('e_invoice_size', { name, most: eInvoiceMegabytes }, 'eFile');
  return mediaType;
}
