import { zipSync } from 'fflate';
import sharp from 'sharp';

/** A seal as a clerk scans it: red on nothing. */
export const aSeal = () => sharp({ create: { width: 200, height: 200, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.4 } } }).png().toBuffer();

export const anOfd = Buffer.from(zipSync({ 'OFD.xml': Buffer.from('<ofd:OFD/>') }));
export const aPdf = Buffer.from('%PDF-1.7\n%%EOF');

export const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
export const picturesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0;
