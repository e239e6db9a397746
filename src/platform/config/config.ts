const developmentSecret = 'development-only-secret';

/** What the process is told by its environment; docs/operate.md lists every variable. */
export class Config {
  readonly production: boolean;
  readonly port: number;
  readonly role: 'web' | 'worker' | 'all';
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly mailSinkDir: string;
  readonly dataDir: string;
  readonly sessionSecret: string;
  readonly publicUrl: string;
  readonly metricsToken: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly trustProxy: number;
  readonly statementDay: number;
  readonly largeCredit: string;
  readonly eInvoiceProvider: string;

  constructor(env: NodeJS.ProcessEnv) {
    this.production = env.NODE_ENV === 'production';
    this.port = Number(env.PORT ?? 3000);
    this.role = roleOf(env.ROLE);
    this.databaseUrl = env.DATABASE_URL ?? 'mysql://root@127.0.0.1:3306/qudao';
    this.redisUrl = env.REDIS_URL ?? 'redis://127.0.0.1:6379/0';
    this.smtpUrl = env.SMTP_URL ?? 'smtp://127.0.0.1:1025';
    this.mailFrom = env.MAIL_FROM ?? 'Qudao <no-reply@qudao.example>';
    this.mailSinkDir = env.MAIL_SINK_DIR ?? '.data/mail';
    this.dataDir = env.DATA_DIR ?? '.data/files';
    this.sessionSecret = env.SESSION_SECRET ?? developmentSecret;
    this.publicUrl = env.PUBLIC_URL ?? `http://127.0.0.1:${this.port}`;
    this.metricsToken = env.METRICS_TOKEN ?? '';
    this.timeZone = env.TIME_ZONE ?? 'Asia/Shanghai';
    this.currency = env.CURRENCY ?? 'CNY';
    this.trustProxy = Number(env.TRUST_PROXY ?? 0);
    this.statementDay = dayOf(env.STATEMENT_DAY);
    this.largeCredit = amountOf(env.LARGE_CREDIT);
    this.eInvoiceProvider = env.EINVOICE_PROVIDER ?? '';
    if (this.production) refuseUnsafe(env, this.sessionSecret);
  }
}

function roleOf(role = 'all'): 'web' | 'worker' | 'all' {
  if (role === 'web' || role === 'worker' || role === 'all') return role;
  throw new Error(`ROLE must be web, worker or all, not "${role}"`);
}

// every month has a 28th
function dayOf(day = '3'): number {
  if (/^([1-9]|1\d|2[0-8])$/.test(day)) return Number(day);
  throw new Error(`STATEMENT_DAY must be a day from 1 to 28, not "${day}"`);
}

function amountOf(amount = '100000'): string {
  if (/^\d{1,15}(\.\d{1,2})?$/.test(amount)) return amount;
  throw new Error(`LARGE_CREDIT must be an amount, not "${amount}"`);
}

function refuseUnsafe(env: NodeJS.ProcessEnv, secret: string): void {
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'SESSION_SECRET', 'PUBLIC_URL']) {
    if (!env[name]) throw new Error(`production needs ${name}`);
  }
  if (secret === developmentSecret || secret.length < 32) throw new Error('production needs a SESSION_SECRET of at least 32 characters');
  if (new URL(env.DATABASE_URL ?? '').password === '') throw new Error('production needs a DATABASE_URL with a password');
}
