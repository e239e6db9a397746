import { unzipSync } from 'fflate';
import { mediaTypeOf } from '../../platform/files/media-type.js';

export const eInvoiceMegabytes = 5;

/** The media type of an e-invoice's file by its content: PDF, OFD (GB/T 33190) or XML; undefined for anything else. */
export function eInvoiceType(content: Buffer): string | undefined {
  if (mediaTypeOf(content) === 'application/pdf') return 'application/pdf';
  if (isOfd(content)) return 'application/ofd';
  return isXml(content) ? 'application/xml' : undefined;
}

// an OFD is a zip whose root has OFD.xml; nothing in it is unpacked
function isOfd(content: Buffer): boolean {
  if (content.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return false;
  const names: string[] = [];
  try {
    unzipSync(content, { filter: ({ name }) => { names.push(name); return false; } });
  } catch {
    return false;
  }
  return names.includes('OFD.xml');
}

// a document type could name other files
function isXml(content: Buffer): boolean {
  const text = content.toString('utf8');
  return /^\uFEFF?\s*<(\?xml\s|[A-Za-z])/.test(text) && /<\/[\w:.-]+>\s*$/.test(text) && !text.includes('\0') && !/<!DOCTYPE/i.test(text) && !/^\uFEFF?\s*(<\?xml[^>]*>\s*)?<(html|svg)[\s>]/i.test(text);
}
