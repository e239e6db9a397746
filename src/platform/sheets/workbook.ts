import { strToU8, Zip, ZipDeflate } from 'fflate';
import { startsFormula } from '../files/csv.js';
import { type Cell, momentIn } from './cells.js';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// styles, by their place: plain, head, day, instant, a text that begins like a formula
const styles = `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs>`;

const parts = {
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
};

const sheetBegins = `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<sheetFormatPr defaultColWidth="16" defaultRowHeight="15"/><sheetData>`;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An Excel file written row by row: what is held is the packed file, never the rows. */
export class Workbook {
  private readonly chunks: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.chunks.push(chunk);
  });
  private rows = 0;
  private readonly sheet = new ZipDeflate('xl/worksheets/sheet1.xml');

  constructor(name: string, heads: string[], private readonly timeZone: string) {
    const book = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    for (const [path, xml] of Object.entries({ ...parts, 'xl/workbook.xml': book })) {
      const part = new ZipDeflate(path);
      this.zip.add(part);
      part.push(strToU8(declaration + xml), true);
    }
    this.zip.add(this.sheet);
    this.sheet.push(strToU8(declaration + sheetBegins + this.row(heads.map((head) => (place: string) => textXml(place, head, 1)))));
  }

  add(rows: Cell[][]): void {
    this.sheet.push(strToU8(rows.map((cells) => this.row(cells.map((cell) => (place: string) => cellXml(place, cell, this.timeZone)))).join('')));
  }

  end(): Buffer {
    this.sheet.push(strToU8('</sheetData></worksheet>'), true);
    this.zip.end();
    return Buffer.concat(this.chunks);
  }

  private row(cells: ((place: string) => string)[]): string {
    this.rows += 1;
    return `<row r="${this.rows}">${cells.map((cell, index) => cell(`${letter(index)}${this.rows}`)).join('')}</row>`;
  }
}

// a sheet has no more columns than the alphabet twice
const letter = (index: number) => (index < 26 ? '' : 'A') + String.fromCharCode(65 + (index % 26));

function cellXml(place: string, cell: Cell, timeZone: string): string {
  if (cell == null || cell === '') return '';
  if (typeof cell === 'string') return textXml(place, cell, startsFormula.test(cell) ? 4 : 0);
  if ('day' in cell) return `<c r="${place}" s="2"><v>${serial(cell.day)}</v></c>`;
  if ('moment' in cell) return `<c r="${place}" s="3"><v>${serial(momentIn(timeZone, cell.moment))}</v></c>`;
  const number = String(cell.number);
  // Excel counts in doubles: what they cannot hold stays as it is written
  return number.replace(/\D/g, '').length > 15 ? textXml(place, number, 0) : `<c r="${place}"><v>${number}</v></c>`;
}

// days since 1899-12-30, as Excel counts them
function serial(written: string): number {
  return (Date.parse(`${written.replace(' ', 'T')}${written.length > 10 ? 'Z' : ''}`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function textXml(place: string, text: string, style: number): string {
  return `<c r="${place}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escape(text.slice(0, 32_767))}</t></is></c>`;
}

// what XML cannot carry is left out
function escape(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}
