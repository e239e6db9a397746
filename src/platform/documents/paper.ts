import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const font = (name: string): Buffer => readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`));
let fonts: { regular: Buffer; bold: Buffer } | undefined;

export const ink = '#1b2120';
export const faint = '#5c6663';
export const rule = '#c9cfcc';
export const margin = 42;
export const paperWidth = 595.28 - 2 * margin;
const footerHeight = 30;

export type Doc = PDFKit.PDFDocument;

/** An A4 document in Noto Sans SC; only the glyphs used are embedded. */
export function openPaper(title: string): Doc {
  fonts ??= { regular: font('400Regular/NotoSansSC_400Regular'), bold: font('700Bold/NotoSansSC_700Bold') };
  const doc = new PDFDocument({ size: 'A4', margins: { top: margin, left: margin, right: margin, bottom: margin + footerHeight }, bufferPages: true, info: { Title: title } });
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  return doc.font('regular').fontSize(9).fillColor(ink);
}

/** Writes `left` and `page n of m` under every page and gives the finished file. */
export async function closePaper(doc: Doc, left: string, page: (number: number, count: number) => string): Promise<Buffer> {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    doc.switchToPage(index);
    const y = doc.page.height - margin - 8;
    // text below the bottom margin would open a new page
    doc.page.margins.bottom = 0;
    doc.moveTo(margin, y - 8).lineTo(margin + paperWidth, y - 8).lineWidth(0.5).strokeColor(rule).stroke();
    doc.font('regular').fontSize(7.5).fillColor(faint);
    doc.text(left, margin, y, { width: paperWidth * 0.75, lineBreak: false });
    doc.text(page(index - start + 1, count), margin, y, { width: paperWidth, align: 'right', lineBreak: false });
  }
  doc.end();
  const chunks: Buffer[] = [];
  for await (const chunk of doc) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Room for `height` on this page, or a new one. True when a page was begun. */
export function makeRoom(doc: Doc, height: number): boolean {
  if (doc.y + height <= doc.page.height - doc.page.margins.bottom) return false;
  doc.addPage();
  return true;
}
