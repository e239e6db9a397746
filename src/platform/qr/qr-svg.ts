import qrcode from 'qrcode-generator';

/** A text as a QR code (ISO 18004, level M): an SVG in black on white with its quiet zone, whatever the theme. */
export function qrSvg(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  return code.createSvgTag({ cellSize: 4, margin: 16, scalable: true });
}
