import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Tell, type Told } from '../../src/notifications/tell.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { monthBefore, monthOf } from '../../src/settlement/statements/periods.js';
import { StatementLine } from '../../src/settlement/statements/statement-line.entity.js';
import { startApp, type TestApp } from '../support/app.js';
import { wordsOf } from '../support/ordering.js';
import { type Agent, asAccountantOf, asBuyerOf, asOwnerOf, asStaff } from '../support/people.js';
import { aPicture } from '../support/settlement.js';
import { cashOn, lineOf, signingScene } from '../support/signing.js';
import { aDealer } from '../support/trade.js';

let app: TestApp;
let last: string;
let finance: Agent;
let dealers = 0;
let code: string;

beforeAll(async () => {
  app = await startApp();
  last = monthBefore(monthOf(app.web.get(Clock).today()));
  finance = await asStaff(app, 'finance');
});
beforeEach(() => { code = `SIGN-${++dealers}`; });
afterAll(() => app.stop());

const { aStatement, rowOf, historyOf } = signingScene(() => ({ app, code, last }));
const told = async (event: string) => (await app.database.query('SELECT 1 FROM outbox WHERE payload LIKE ?', [`%${event}%`])).length;
/** What the worker would do with the news that wait. */
async function tellAll(): Promise<void> {
  const tell = new Tell(app.database, app.web.get(Clock), app.web.get(Outbox));
  const news = await app.database.query<{ payload: string }>("SELECT payload FROM outbox WHERE queue = 'notify' AND payload LIKE '%dispute%'");
  for (const { payload } of news) await tell.run(JSON.parse(payload) as Told);
}

const disputeIds = async () => (await app.database.query<{ id: string }>('SELECT d.id FROM statement_disputes d JOIN partners p ON p.id = d.partner_id WHERE p.code = ? ORDER BY d.id', [code])).map(({ id }) => id);
const placeOf = (line: string) => `/statements/${last}/lines/${line}/dispute`;
const wordsAt = async (agent: Agent, path: string) => wordsOf((await agent.get(path).expect(200)).text);
const sign = (agent: Agent, noted: number, key?: string) => agent.postForm(`/statements/${last}/signature`, { noted: String(noted), ...(key ? { _key: key } : {}) });

describe('a statement both sides agree on', () => {
  it('is confirmed by name and time and closes by itself', async () => {
    await aStatement(2);
    const accountant = await asAccountantOf(app, code);
    expect(await wordsAt(accountant, '/')).toContain(`${last} 对账单待确认`);
    expect(await wordsAt(accountant, `/statements/${last}`)).toContain('全部 2 行无误');
    await sign(accountant, 0).expect(303).expect('location', `/statements/${last}`);
    const page = await wordsAt(accountant, `/statements/${last}`);
    expect(page).toContain('已确认');
    expect(page).toContain(`签署 ${code.toLowerCase()}-accountant`);
    expect(page).not.toContain('有异议');
    expect(await rowOf()).toMatchObject({ status: 'closed', signedBy: `${code.toLowerCase()}-accountant`, signedAt: expect.any(Date) });
    expect(await historyOf()).toEqual(['>issued', 'issued>confirmed', 'confirmed>closed']);
    expect(await wordsAt(accountant, '/')).not.toContain('对账单待确认');
    expect(await wordsAt(finance, `/admin/statements?q=${code}`)).toContain('已确认');
  });

  it('is signed once by the form sent twice, and another form is told who signed', async () => {
    await aStatement(1);
    const [accountant, owner] = [await asAccountantOf(app, code), await asOwnerOf(app, code)];
    await sign(accountant, 0, 'same').expect(303);
    await sign(accountant, 0, 'same').expect(303);
    const late = await sign(owner, 0).expect(422);
    expect(wordsOf(late.text)).toContain(`${code.toLowerCase()}-accountant 已经签署 ${last} 对账单`);
    expect(await historyOf()).toHaveLength(3);
  });

  it('can be confirmed when nothing moved in it', async () => {
    await aStatement(0);
    const owner = await asOwnerOf(app, code);
    expect(await wordsAt(owner, `/statements/${last}`)).toContain('本月没有往来，确认余额即可');
    await sign(owner, 0).expect(303);
  });
});

describe('a line that is disputed', () => {
  it('needs a note, may have a file, and goes to finance with the sign-off', async () => {
    const [first = '', second = ''] = await aStatement(3);
    const owner = await asOwnerOf(app, code);
    const empty = await owner.postForm(placeOf(first), { note: '  ' }).expect(422);
    expect(wordsOf(empty.text)).toContain('请说明哪里不符');
    await owner.post(placeOf(first)).field('_csrf', owner.csrf).field('note', '少记 60 元').attach('file', aPicture.content, '回单.png').expect(303);
    const fake = await owner.post(placeOf(second)).field('_csrf', owner.csrf).field('note', '见附件').attach('file', Buffer.from('MZ'), '回单.png').expect(422);
    expect(fake.text).toContain('见附件');
    expect(await disputeIds()).toHaveLength(1);
    expect(await wordsAt(finance, '/admin/statements/disputes')).not.toContain('少记 60 元');
    expect(await wordsAt(owner, `/statements/${last}`)).toContain('1 行有异议将转财务，其余 2 行视为确认');
    const before = await told('disputes.opened');
    await sign(owner, 1).expect(303);
    expect(await told('disputes.opened')).toBe(before + 1);
    expect(await rowOf()).toMatchObject({ status: 'disputed' });
    const [id = ''] = await disputeIds();
    expect(await wordsAt(finance, '/admin/statements/disputes')).toContain('少记 60 元');
    expect(await wordsAt(finance, `/admin/statements/disputes/${id}`)).toContain('少记 60 元');
    await finance.get(`/admin/statements/disputes/${id}/file`).expect(200).expect('content-type', 'image/png');
    await owner.get(`${placeOf(first)}/file`).expect(200).expect('content-type', 'image/png');
    expect(await wordsAt(finance, '/admin')).toMatch(/对账异议待答复 [1-9]/);
  });

  it('can be withdrawn before the sign-off and not after', async () => {
    const [first = ''] = await aStatement(1);
    const owner = await asOwnerOf(app, code);
    await owner.postForm(placeOf(first), { note: '不对' }).expect(303);
    await owner.postForm(`${placeOf(first)}/removal`).expect(303);
    await owner.postForm(`${placeOf(first)}/removal`).expect(404);
    await owner.postForm(placeOf(first), { note: '还是不对' }).expect(303);
    const again = await owner.postForm(placeOf(first), { note: '再说一次' }).expect(422);
    expect(wordsOf(again.text)).toContain('这一行已经标记过异议');
    await sign(owner, 1).expect(303);
    await owner.postForm(`${placeOf(first)}/removal`).expect(422);
    expect(await disputeIds()).toHaveLength(1);
  });

  it('is not signed over by who did not see it', async () => {
    const [first = ''] = await aStatement(2);
    const [owner, accountant] = [await asOwnerOf(app, code), await asAccountantOf(app, code)];
    await owner.get(`/statements/${last}`);
    await accountant.postForm(placeOf(first), { note: '金额不符' }).expect(303);
    const stale = await sign(owner, 0).expect(422);
    expect(wordsOf(stale.text)).toContain('现共 1 行');
    expect(stale.text).toContain('name="noted" value="1"');
    await sign(owner, 1).expect(303);
  });

  it('is answered once, closes the statement with the last answer, and cannot be raised again', async () => {
    const [first = '', second = ''] = await aStatement(2);
    const owner = await asOwnerOf(app, code);
    for (const line of [first, second]) await owner.postForm(placeOf(line), { note: '金额不符' }).expect(303);
    await sign(owner, 2).expect(303);
    const [one = '', two = ''] = await disputeIds();
    const answer = (id: string, fields: object) => finance.postForm(`/admin/statements/disputes/${id}/answer`, { ...fields });
    const bad = await answer(one, { outcome: 'maybe', answer: '' }).expect(422);
    expect(wordsOf(bad.text)).toContain('请选择处理结果');
    expect(wordsOf(bad.text)).toContain('请填写答复');
    await answer(one, { outcome: 'accepted', answer: '下月冲回' }).expect(303);
    expect(await rowOf()).toMatchObject({ status: 'disputed' });
    expect(wordsOf((await answer(one, { outcome: 'declined', answer: '改主意了' }).expect(422)).text)).toContain('已经答复过');
    await answer(two, { outcome: 'declined', answer: '以合同为准' }).expect(303);
    expect(await rowOf()).toMatchObject({ status: 'closed' });
    expect(await historyOf()).toEqual(['>issued', 'issued>disputed', 'disputed>closed']);
    const page = await wordsAt(owner, `/statements/${last}`);
    expect(page).toContain('不能重新提出');
    expect(page).toContain('下月冲回');
    expect(await wordsAt(owner, placeOf(second))).toContain('以合同为准');
    await owner.postForm(placeOf(first), { note: '再提' }).expect(422);
    for (const event of ['dispute.accepted', 'dispute.declined']) expect(await told(event)).toBeGreaterThan(0);
    expect(await wordsAt(await asStaff(app, 'admin'), '/admin/audit?group=statement')).toMatch(/驳回对账异议[\s\S]*认可对账异议[\s\S]*签署对账单[\s\S]*出对账单/);
  });

  it('is told to finance when it is sent, and its answer to the dealer, each with the page to go to', async () => {
    const [first = ''] = await aStatement(1);
    const owner = await asOwnerOf(app, code);
    await owner.postForm(placeOf(first), { note: '金额不符' }).expect(303);
    await sign(owner, 1).expect(303);
    await tellAll();
    const inside = (await finance.get('/admin/notifications').expect(200)).text;
    expect(wordsOf(inside)).toContain(`${code} 灯饰 对 ${last} 对账单有异议 未读 1 行有异议，请在 3 个工作日内答复。`);
    const [id = ''] = await disputeIds();
    await finance.postForm(`/admin/statements/disputes/${id}/answer`, { outcome: 'declined', answer: '以合同为准' }).expect(303);
    await tellAll();
    expect(await wordsAt(owner, '/notifications')).toMatch(/PAY-\S+ 的对账异议未获认可 未读 .*理由：以合同为准/);
    const links = await app.database.query<{ link: string }>("SELECT link FROM notifications WHERE kind IN ('staff.disputes.opened', 'dispute.declined') ORDER BY id DESC LIMIT 2");
    expect(links.map(({ link }) => link)).toEqual([`/statements/${last}`, `/admin/statements/disputes?partner=${code}`]);
    await finance.get(links[1]?.link ?? '').expect(200);
  });

  it('turns red when finance has had more than three business days', async () => {
    const [first = ''] = await aStatement(1);
    const owner = await asOwnerOf(app, code);
    await owner.postForm(placeOf(first), { note: '请尽快' }).expect(303);
    await sign(owner, 1).expect(303);
    const [id = ''] = await disputeIds();
    expect((await finance.get(`/admin/statements/disputes?q=${code}`)).text).not.toContain('age red');
    await app.database.query('UPDATE statement_disputes SET sent_at = sent_at - INTERVAL 7 DAY WHERE id = ?', [id]);
    expect((await finance.get(`/admin/statements/disputes?q=${code}`)).text).toContain('age red');
  });
});

describe('a statement of a thousand lines', () => {
  it('turns its pages with whole sums, and leads back to the page of a line that was disputed', async () => {
    await aStatement(1);
    const statement = (await rowOf())?.id ?? '';
    await app.database.source.manager.insert(StatementLine, Array.from({ length: 999 }, (_, n) => lineOf(undefined, statement, n + 2)));
    const owner = await asOwnerOf(app, code);
    const [first, third, end] = [await owner.get(`/statements/${last}`), await owner.get(`/statements/${last}?after=100`), await owner.get(`/statements/${last}?after=999999`)];
    for (const { text, status } of [first, third, end, await finance.get(`/admin/statements/${last}/${code}?after=500`)]) {
      expect(status).toBe(200);
      expect(Buffer.byteLength(text)).toBeLessThan(60_000);
      expect(wordsOf(text)).toContain('本期已付 ¥ 10,090.00');
    }
    expect(wordsOf(first.text)).toMatch(/第 1–50 行，共 1000 行.*期初余额.*过次页/);
    expect(wordsOf(third.text)).toMatch(/第 101–150 行，共 1000 行.*承前页.*PAY-101 .*PAY-150 .*过次页/);
    expect(wordsOf(end.text)).toMatch(/第 951–1000 行，共 1000 行.*承前页.*PAY-1000 .*期末余额/);
    const line = /lines\/(\d+)\/dispute/.exec(third.text)?.[1] ?? '';
    expect((await owner.postForm(placeOf(line), { note: '' }).expect(422)).text).toMatch(/\?after(=|&#x3D;)100/);
    await owner.postForm(placeOf(line), { note: '金额不符' }).expect(303).expect('location', `/statements/${last}?after=100`);
    expect((await owner.get(`/statements/${last}?after=950`)).text).toContain('name="noted" value="1"');
    await sign(owner, 1).expect(303);
    expect(await wordsAt(finance, `/admin/statements/disputes/${(await disputeIds())[0]}`)).toContain('金额不符');
    await finance.get(`/admin/statements/${last}/${code}/pdf`).expect(200);
  });
});

describe('strangers and those who may not', () => {
  it('find nothing of another dealer’s', async () => {
    const [first = ''] = await aStatement(1);
    await aDealer(app.database, `${code}-B`);
    const owner = await asOwnerOf(app, code);
    await owner.postForm(placeOf(first), { note: '金额不符' }).expect(303);
    const stranger = await asOwnerOf(app, `${code}-B`);
    for (const path of [placeOf(first), `${placeOf(first)}/file`]) await stranger.get(path).expect(404);
    await stranger.postForm(placeOf(first), { note: '插一脚' }).expect(404);
    await stranger.postForm(`${placeOf(first)}/removal`).expect(404);
    await sign(stranger, 1).expect(404);
    expect(await rowOf()).toMatchObject({ status: 'issued' });
  });

  it('are refused: a buyer the sign-off, the order desk the answer', async () => {
    const [first = ''] = await aStatement(1);
    const [buyer, owner, desk] = [await asBuyerOf(app, code), await asOwnerOf(app, code), await asStaff(app, 'order_desk')];
    await sign(buyer, 0).expect(403);
    await buyer.postForm(placeOf(first), { note: '金额不符' }).expect(403);
    await owner.postForm(placeOf(first), { note: '金额不符' }).expect(303);
    const [id = ''] = await disputeIds();
    await finance.get(`/admin/statements/disputes/${id}`).expect(404);
    await sign(owner, 1).expect(303);
    expect((await desk.get(`/admin/statements/disputes/${id}`).expect(200)).text).not.toContain('/answer');
    await desk.postForm(`/admin/statements/disputes/${id}/answer`, { outcome: 'accepted', answer: '好' }).expect(403);
  });

  it('cannot dispute or sign a month that is not issued', async () => {
    await aDealer(app.database, code);
    await cashOn(app, code, `${last}-03`);
    const owner = await asOwnerOf(app, code);
    expect((await owner.get(`/statements/${last}`).expect(200)).text).not.toContain('/signature');
    await sign(owner, 0).expect(404);
  });
});
