import { describe, expect, it } from '@jest/globals';
import MailComposer from 'nodemailer/lib/mail-composer';
import { readEml } from './eml.js';

const compose = (mail: ConstructorParameters<typeof MailComposer>[0]) => new MailComposer(mail).compile().build();

describe('readEml', () => {
  it('reads a mail of two languages back as it was written', async () => {
    const text = '陈洁，您好：\n\n付款 ¥3,200.00 后可放行。 = 1 + 1 =\n\nhttps://qudao.example/orders/SO-1';
    const raw = await compose({
      from: '澜石照明 <no-reply@qudao.example>', to: 'finance@demo.example', date: new Date('2026-11-24T01:40:00Z'),
      subject: '杭州启明灯饰与一个名字特别特别长的经销商的订单 SO-261124-0139 waits for release 待放行', text, html: `<p>${text}</p>`,
    });
    expect(readEml(raw)).toEqual({
      from: '澜石照明 <no-reply@qudao.example>', to: 'finance@demo.example', date: new Date('2026-11-24T01:40:00Z'),
      subject: '杭州启明灯饰与一个名字特别特别长的经销商的订单 SO-261124-0139 waits for release 待放行', text,
    });
  });

  it.each(['base64', 'quoted-printable'] as const)('reads a plain text in %s', async (textEncoding) => {
    const raw = await compose({ subject: 'plain', text: 'Grüße · 您好 =\nsecond line', textEncoding });
    expect(readEml(raw).text).toBe('Grüße · 您好 =\nsecond line');
  });

  it('says of what is no mail that there is nothing', () => {
    expect(readEml(Buffer.from('\u0000'))).toMatchObject({ subject: '', date: null });
  });
});
