import qrcode from 'qrcode-generator';

/** A text as a QR code (ISO 18004, level M): an SVG in black on white with its quiet zone, whatever the theme. */
export function qrSvg(text: string): string {
  return codeOf(text).createSvgTag({ cellSize: 4, margin: 16, scalable: true });
}

/** The dark modules of the QR code that says `text`, row by row, without the quiet zone (4 modules) around it. */
export function qrModules(text: string): boolean[][] {
  const code = codeOf(text);
  const size = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  return size.map((row) => size.map((column) => code.isDark(row, column)));
}

function codeOf(text: string) {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  return code;
}
