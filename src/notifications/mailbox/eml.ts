export type Letter = { subject: string; from: string; to: string; date: Date | null; text: string };

type Headers = Map<string, string>;

/** Reads a mail as our own mailer writes it (RFC 5322, multipart, UTF-8): its headers and its plain text. */
export function readEml(raw: Buffer): Letter {
  const source = raw.toString('latin1');
  const { headers } = partOf(source);
  const date = new Date(headers.get('date') ?? '');
  const header = (name: string) => decodedWords(headers.get(name) ?? '');
  return { subject: header('subject'), from: header('from'), to: header('to'), date: Number.isNaN(date.getTime()) ? null : date, text: plainText(source) ?? '' };
}

function partOf(source: string): { headers: Headers; body: string } {
  const end = /\r?\n\r?\n/.exec(source) ?? { index: source.length, 0: '' };
  const lines = source.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  return { headers, body: source.slice(end.index + end[0].length) };
}

function plainText(source: string): string | undefined {
  const { headers, body } = partOf(source);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary) return body.split(`--${boundary}`).slice(1, -1).map((part) => plainText(part.replace(/^\r?\n/, ''))).find((text) => text !== undefined);
  if (!type.startsWith('text/plain')) return undefined;
  return decodedBody(body, headers.get('content-transfer-encoding') ?? '7bit').replaceAll('\r\n', '\n').trim();
}

function decodedBody(body: string, encoding: string): string {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const bytes = encoding.toLowerCase() === 'quoted-printable' ? unquoted(body.replace(/=\r?\n/g, '')) : body;
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function unquoted(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

// RFC 2047: neighbouring words are one text, and a character may be cut between them
function decodedWords(value: string): string {
  return value.replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=\s*)+/gi, (run) => {
    const bytes = [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)]
      .map(([, encoding = '', word = '']) => (encoding.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : Buffer.from(unquoted(word.replaceAll('_', ' ')), 'latin1')));
    return Buffer.concat(bytes).toString('utf8') + (/\s$/.test(run) ? ' ' : '');
  });
}
