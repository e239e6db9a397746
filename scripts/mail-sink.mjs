// Takes every mail and delivers none: each becomes a file under MAIL_SINK_DIR, which /admin/outbox-mail shows.
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SMTPServer } from 'smtp-server';

const { MAIL_SINK_DIR: mails, PORT } = process.env;

async function keep(mail) {
  const name = join(mails, `${new Date().toISOString().replaceAll(':', '-')}-${randomBytes(4).toString('hex')}.eml`);
  await pipeline(mail, createWriteStream(`${name}.part`));
  renameSync(`${name}.part`, name);
}

mkdirSync(mails, { recursive: true });
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onAuth: (auth, session, done) => done(null, { user: auth.username }),
  onData: (mail, session, done) => keep(mail).then(() => done(), done),
});
server.on('error', (error) => console.error(error.message));
server.listen(Number(PORT), '127.0.0.1');
process.once('SIGTERM', () => server.close(() => process.exit(0)));
