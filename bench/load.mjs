import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request, as from a proxy with TLS; answers status, headers and body text. A body is sent as a form, an object as JSON. */
export function ask(url, { method = 'GET', headers = {}, form, json } = {}) {
  const body = form ? new URLSearchParams(form).toString() : json && JSON.stringify(json);
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  return new Promise((resolve, reject) => {
    const call = request(url, { method, agent, headers: { 'X-Forwarded-Proto': 'https', ...headers, ...(body ? { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) } : {}) } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString() }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Runs `job(i)` with so many at once for so long, after a warm-up; answers figures of that time. A wrong status ends it. */
export async function load(job, { at, seconds, expected }) {
  await rush(job, { at, until: Date.now() + 1000 * Math.min(2, seconds), expected });
  const started = performance.now();
  const { times, bytes } = await rush(job, { at, until: Date.now() + 1000 * seconds, expected });
  const elapsed = (performance.now() - started) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { at, perSecond: times.length / elapsed, p50: share(0.5), p95: share(0.95), bytes: Math.round(bytes / times.length), count: times.length };
}

async function rush(job, { at, until, expected }) {
  const times = [];
  let bytes = 0;
  let next = 0;
  await Promise.all(Array.from({ length: at }, async () => {
    while (Date.now() < until) {
      const begun = performance.now();
      const { status, text } = await job(next++);
      if (status !== expected) throw new Error(`answered ${status} instead of ${expected}: ${text.slice(0, 300)}`);
      times.push(performance.now() - begun);
      bytes += Buffer.byteLength(text);
    }
  }));
  return { times, bytes };
}

/** Logs a buyer in through the form; answers the headers that keep the session. */
export async function logIn(base, login, password) {
  const form = await ask(`${base}/login`);
  const cookie = cookiesOf(form);
  const token = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
  const entered = await ask(`${base}/login`, { method: 'POST', headers: { Cookie: cookie }, form: { login, password, _csrf: token } });
  if (entered.status !== 303) throw new Error(`${login} could not log in: ${entered.status}`);
  const headers = { Cookie: cookiesOf(entered) || cookie };
  const page = await ask(`${base}/account`, { headers });
  return { headers, csrf: /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '' };
}

const cookiesOf = ({ headers }) => (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
