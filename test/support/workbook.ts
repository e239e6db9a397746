import { strToU8, zipSync } from 'fflate';

/** Cells of a workbook: a text, or a number and how it is shown. */
export type Cell = string | { number: string; as?: 'day' | 'five digits' };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const parts = {
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="商品" sheetId="7" r:id="rId2"/><sheet name="说明" sheetId="8" r:id="rId3"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet7.xml"/><Relationship Id="rId3" Type="${office}/worksheet" Target="worksheets/sheet8.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet8.xml': `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
};

/** An Excel file with these rows on its first sheet, beginning at row `top`. */
export function workbook(rows: Cell[][], top = 1): Buffer {
  const lines = rows.map((cells, index) => `<row r="${top + index}">${cells.map((cell, column) => xmlOf(cell, `${String.fromCharCode(65 + column)}${top + index}`)).join('')}</row>`);
  const sheet = `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
  return Buffer.from(zipSync(Object.fromEntries(Object.entries({ ...parts, 'xl/worksheets/sheet7.xml': sheet }).map(([path, xml]) => [path, strToU8(xml)]))));
}

const styles = { day: ' s="1"', 'five digits': ' s="2"' };

function xmlOf(cell: Cell, place: string): string {
  if (typeof cell === 'object') return `<c r="${place}"${cell.as ? styles[cell.as] : ''}><v>${cell.number}</v></c>`;
  return cell === '' ? '' : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
}
