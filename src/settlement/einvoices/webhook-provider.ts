import { createHmac } from 'node:crypto';
import { isDay } from '../../platform/clock/days.js';
import type { EInvoiceAnswer, EInvoiceProvider, EInvoiceRequest } from './e-invoice-provider.js';

const patience = 15_000;
const mostBytes = 8 * 1024 * 1024;

/** Any service behind one address: requests are JSON, signed with the secret of the address; docs/integrate.md describes them. */
export class WebhookProvider implements EInvoiceProvider {
  private readonly url: string;
  private readonly secret: string;

  /** `setting` is `https://:secret@host/path`. */
  constructor(setting: string) {
    const url = new URL(setting);
    this.secret = decodeURIComponent(url.password);
    if (!/^https?:$/.test(url.protocol) || this.secret === '') throw new Error('EINVOICE_PROVIDER must be an address such as https://:secret@host/path');
    Object.assign(url, { username: '', password: '' });
    this.url = url.href;
  }

  issue(request: EInvoiceRequest): Promise<EInvoiceAnswer> {
    return this.ask({ action: 'issue', ...request });
  }

  status(invoice: string): Promise<EInvoiceAnswer> {
    return this.ask({ action: 'status', invoice });
  }

  private async ask(question: object): Promise<EInvoiceAnswer> {
    const [body, at] = [JSON.stringify(question), String(Math.floor(Date.now() / 1000))];
    const signature = createHmac('sha256', this.secret).update(`${at}.${body}`).digest('hex');
    const response = await fetch(this.url, {
      method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(patience),
      headers: { 'Content-Type': 'application/json', 'X-Qudao-Timestamp': at, 'X-Qudao-Signature': `sha256=${signature}` },
    });
    if (!response.ok) throw new Error(`e-invoice provider answered ${response.status}`);
    return answerIn(await textOf(response));
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error('e-invoice provider answered more than 8 MB');
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts).toString('utf8');
}

type Raw = { state?: unknown; number?: unknown; issuedOn?: unknown; reason?: unknown; file?: { name?: unknown; content?: unknown } };

/** An answer as it was sent (its file in base64). Throws for what is none. */
export function answerIn(text: string): EInvoiceAnswer {
  const { state, number, issuedOn, reason, file } = JSON.parse(text) as Raw;
  if (state === 'pending') return { state };
  if (state === 'failed') return { state, reason: String(reason ?? '').slice(0, 240) };
  if (state !== 'issued' || typeof number !== 'string' || !/^\d{20}$/.test(number) || typeof issuedOn !== 'string' || !isDay(issuedOn)) throw new Error('e-invoice provider gave no answer that can be read');
  const { name, content } = file ?? {};
  return typeof name === 'string' && typeof content === 'string' ? { state, number, issuedOn, file: { name, content: Buffer.from(content, 'base64') } } : { state, number, issuedOn };
}
