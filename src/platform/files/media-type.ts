const signatures: [string, (head: Buffer) => boolean][] = [
  ['image/png', (head) => head.subarray(0, 8).toString('hex') === '89504e470d0a1a0a'],
  ['image/jpeg', (head) => head.subarray(0, 3).toString('hex') === 'ffd8ff'],
  ['image/webp', (head) => head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8, 12).toString('latin1') === 'WEBP'],
  ['application/pdf', (head) => head.subarray(0, 5).toString('latin1') === '%PDF-'],
  ['image/svg+xml', (head) => /^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(head.subarray(0, 300).toString('utf8'))],
];

/** The media type told by the first bytes; undefined for anything else than PNG, JPEG, WebP, PDF and SVG. */
export function mediaTypeOf(content: Buffer): string | undefined {
  return signatures.find(([, matches]) => matches(content))?.[0];
}
