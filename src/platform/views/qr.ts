import qrcode from 'qrcode-generator';

/** The dark modules of the QR code that says `text`, row by row, without the quiet zone (4 modules) around it. */
export function qrModules(text: string): boolean[][] {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  return size.map((row) => size.map((column) => code.isDark(row, column)));
}
