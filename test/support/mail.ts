import { SMTPServer } from 'smtp-server';
import { type Letter, readEml } from '../../src/notifications/mailbox/eml.js';

export type MailSink = {
  letters: Letter[];
  to: (address: string) => Letter[];
  /** The next mails are refused, as by a server that is down for a while. */
  refuse: (count: number) => void;
  stop: () => Promise<void>;
};

/** An SMTP server that keeps what it is sent; SMTP_URL points at it for every app started afterwards. */
export async function startMailSink(): Promise<MailSink> {
  const letters: Letter[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(refusals-- > 0 ? Object.assign(new Error('try again later'), { responseCode: 451 }) : null),
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(readEml(Buffer.concat(parts)));
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as { port: number };
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  return {
    letters,
    to: (address) => letters.filter((letter) => letter.to.includes(address)),
    refuse: (count) => { refusals = count; },
    stop: () => new Promise((done) => server.close(done)),
  };
}
