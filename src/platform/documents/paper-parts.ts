import { qrModules } from '../qr/qr.js';
import { type Doc, faint, ink, makeRoom, margin, paperWidth, rule } from './paper.js';

export type Column<Row> = { label: string; width: number; right?: boolean; wrap?: boolean; value: (row: Row, index: number) => string; small?: (row: Row) => string };

const cellPadding = 4;

/** Title left, the document's own facts right, a rule below. */
export function drawHead(doc: Doc, { name, title, sub }: { name: string; title: string; sub: string }): void {
  doc.font('bold').fontSize(11).fillColor(ink).text(name, margin, margin, { width: paperWidth });
  doc.font('bold').fontSize(18).text(title, margin, doc.y + 6, { width: paperWidth });
  doc.font('regular').fontSize(9).fillColor(faint).text(sub, margin, doc.y + 1, { width: paperWidth });
  doc.moveTo(margin, doc.y + 7).lineTo(margin + paperWidth, doc.y + 7).lineWidth(1).strokeColor(ink).stroke();
  doc.y += 16;
}

/** Blocks of facts side by side, each with its heading; empty facts are left out. */
export function drawBlocks(doc: Doc, blocks: { heading: string; facts: [label: string, value: string][] }[]): void {
  const [top, gap] = [doc.y, 18];
  const width = (paperWidth - gap * (blocks.length - 1)) / blocks.length;
  const bottoms = blocks.map(({ heading, facts }, index) => {
    const x = margin + index * (width + gap);
    doc.font('bold').fontSize(9).fillColor(ink).text(heading, x, top, { width });
    doc.y += 3;
    for (const [label, value] of facts.filter((fact) => fact[1] !== '')) {
      const y = doc.y;
      doc.font('regular').fontSize(8).fillColor(faint).text(label, x, y + 0.5, { width: 58 });
      doc.fontSize(8.5).fillColor(ink).text(value, x + 60, y, { width: width - 60 });
      doc.y += 1.5;
    }
    return doc.y;
  });
  doc.x = margin;
  doc.y = Math.max(...bottoms) + 12;
}

/** A table over as many pages as it takes, its head on each. Widths are shares of the paper. */
export function drawTable<Row>(doc: Doc, columns: Column<Row>[], rows: Row[]): void {
  const whole = columns.reduce((total, { width }) => total + width, 0);
  const placed = columns.map((column, index) => ({
    ...column, width: (column.width / whole) * paperWidth, x: margin + (columns.slice(0, index).reduce((total, { width }) => total + width, 0) / whole) * paperWidth,
  }));
  drawTableHead(doc, placed);
  for (const [index, row] of rows.entries()) {
    const height = heightOf(doc, placed, row, index);
    if (makeRoom(doc, height)) drawTableHead(doc, placed);
    drawRow(doc, placed, row, index, height);
  }
}

type Placed<Row> = Column<Row> & { x: number };

const options = ({ width, right, wrap }: { width: number; right?: boolean; wrap?: boolean }) =>
  ({ width: width - 2 * cellPadding, align: right ? 'right' as const : 'left' as const, lineBreak: Boolean(wrap) || Boolean(right) });

function drawTableHead<Row>(doc: Doc, columns: Placed<Row>[]): void {
  const y = doc.y;
  doc.rect(margin, y, paperWidth, 18).fill('#eef1ef');
  doc.font('bold').fontSize(8).fillColor(ink);
  for (const column of columns) doc.text(column.label, column.x + cellPadding, y + 4, options(column));
  doc.y = y + 18;
}

function heightOf<Row>(doc: Doc, columns: Placed<Row>[], row: Row, index: number): number {
  doc.font('regular').fontSize(8.5);
  const heights = columns.filter(({ wrap, right }) => wrap || right).map((column) => doc.heightOfString(column.value(row, index), options(column)) + (column.small ? 10.5 : 0));
  return Math.max(12, ...heights) + 7;
}

function drawRow<Row>(doc: Doc, columns: Placed<Row>[], row: Row, index: number, height: number): void {
  const y = doc.y;
  for (const column of columns) {
    doc.font('regular').fontSize(8.5).fillColor(ink).text(column.value(row, index), column.x + cellPadding, y + 3, options(column));
    if (column.small) doc.fontSize(7.5).fillColor(faint).text(column.small(row), column.x + cellPadding, doc.y, options(column));
  }
  doc.moveTo(margin, y + height).lineTo(margin + paperWidth, y + height).lineWidth(0.4).strokeColor(rule).stroke();
  doc.y = y + height;
}

/** Sums at the right, the last one large; `words` under them. */
export function drawSums(doc: Doc, sums: [label: string, value: string][], words?: string): void {
  makeRoom(doc, sums.length * 15 + 40);
  doc.y += 8;
  for (const [index, [label, value]] of sums.entries()) {
    const isLast = index === sums.length - 1;
    const y = doc.y;
    doc.font(isLast ? 'bold' : 'regular').fontSize(isLast ? 11 : 9).fillColor(isLast ? ink : faint);
    doc.text(label, margin + paperWidth * 0.5, y, { width: paperWidth * 0.25 });
    doc.fillColor(ink).text(value, margin + paperWidth * 0.7, y, { width: paperWidth * 0.3 - cellPadding, align: 'right' });
    doc.y = y + (isLast ? 18 : 15);
  }
  if (words) doc.font('regular').fontSize(9).fillColor(ink).text(words, margin, doc.y + 2, { width: paperWidth - cellPadding, align: 'right' });
  doc.x = margin;
  doc.y += 10;
}

/** A QR code of squares, its quiet zone within `size`. */
export function drawQr(doc: Doc, text: string, { x, y, size }: { x: number; y: number; size: number }): void {
  const modules = qrModules(text);
  const quiet = 4;
  const side = size / (modules.length + 2 * quiet);
  for (const [row, line] of modules.entries()) {
    for (const [column, isDark] of line.entries()) if (isDark) doc.rect(x + (column + quiet) * side, y + (row + quiet) * side, side, side);
  }
  doc.fill('#000000');
}

const sealSize = 100;

/** Places to sign side by side, each with what was signed above its line; the supplier's seal stands over the first. */
export function drawSignatures(doc: Doc, places: { label: string; said?: string }[], seal?: Buffer): void {
  makeRoom(doc, sealSize + 16);
  const [top, width] = [doc.y, paperWidth / Math.max(2, places.length)];
  for (const [index, { label, said = '' }] of places.entries()) {
    const x = margin + index * width;
    doc.font('regular').fontSize(9).fillColor(faint).text(label, x, top + 34, { width: width - 16 });
    if (said) doc.fontSize(8.5).fillColor(ink).text(said, x, top + 50, { width: width - 16 });
    doc.moveTo(x, top + 78).lineTo(x + width - 24, top + 78).lineWidth(0.6).strokeColor(rule).stroke();
  }
  if (seal) doc.image(seal, margin + width / 2 - sealSize / 2, top, { fit: [sealSize, sealSize], align: 'center', valign: 'center' });
  doc.x = margin;
  doc.y = top + sealSize + 8;
}
