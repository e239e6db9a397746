import type { Files } from '../../platform/files/files.js';
import { NotFound } from '../../platform/http/errors.js';
import { Download } from '../../platform/http/page.js';
import type { EInvoiceRow } from './e-invoices.queries.js';

/** The file of an e-invoice, saved and not shown: XML is no page of ours. Throws NotFound. */
export async function eInvoiceDownload(files: Files, row: EInvoiceRow | undefined): Promise<Download> {
  if (!row?.fileId || row.status !== 'issued') throw new NotFound();
  const { file, content } = await files.read(row.fileId, row.partnerId);
  return new Download(content, file.mediaType, file.name);
}
