import { strFromU8, unzipSync } from 'fflate';

type Padding = { row: number; column: number; width: number };

/** The cells of a workbook's first sheet that show a number with leading zeros, such as 00042, and with how many digits. */
export function paddedCells(workbook: Buffer): Padding[] {
  const widths = paddingStyles(partOf(workbook, 'xl/styles.xml'));
  if (widths.size === 0) return [];
  return [...partOf(workbook, firstSheet(workbook)).matchAll(/<c\s[^>]*>/g)].flatMap(([cell]) => {
    const width = widths.get(attribute(cell, 's'));
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(attribute(cell, 'r')) ?? [];
    return width && letters !== '' ? { row: Number(row) - 1, column: columnNumber(letters), width } : [];
  });
}

function partOf(workbook: Buffer, path: string): string {
  const part = unzipSync(workbook, { filter: ({ name }) => name === path })[path];
  return part === undefined ? '' : strFromU8(part);
}

// cell styles are known by their place in the list, their formats by number
function paddingStyles(styles: string): Map<string, number> {
  const widths = new Map([...styles.matchAll(/<numFmt\s[^>]*>/g)].flatMap(([format]): [string, number][] => {
    const code = attribute(format, 'formatCode').replaceAll('"', '');
    return /^0{2,}$/.test(code) ? [[attribute(format, 'numFmtId'), code.length]] : [];
  }));
  const [list = ''] = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(styles) ?? [];
  const kept = [...list.matchAll(/<xf\s[^>]*>/g)].map(([style], index): [string, number] => [String(index), widths.get(attribute(style, 'numFmtId')) ?? 0]);
  return new Map(kept.filter(([, width]) => width > 0));
}

function firstSheet(workbook: Buffer): string {
  const [sheet = ''] = /<sheet\s[^>]*>/.exec(partOf(workbook, 'xl/workbook.xml')) ?? [];
  const id = attribute(sheet, '[\\w]+:id');
  const links = [...partOf(workbook, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].map(([link]) => link);
  const target = attribute(links.find((link) => attribute(link, 'Id') === id) ?? '', 'Target');
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
