import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { adminRules, apiRules } from '../support/access/admin-rules.js';
import { expected, hasId, isForm, isId, isNested, kindOf, told } from '../support/access/expectations.js';
import { type Neighbours, neighbours, type Things } from '../support/access/neighbours.js';
import { personRules, portalRules, publicRules } from '../support/access/portal-rules.js';
import { addressOf, methodOf, type Rule, type Rules } from '../support/access/rules.js';
import { changedTables, everyVisitor, receptionOf, someoneAndNobody, sumsOf, undoingAll, type Visitor } from '../support/access/visitors.js';
import { startApp, type TestApp } from '../support/app.js';
import { allRoutes } from '../support/routes.js';

const closedRules: Rules = { ...portalRules, ...adminRules, ...apiRules };
const rules: Rules = { ...publicRules, ...personRules, ...closedRules };
const atOnce = 4;

let app: TestApp;
let street: Neighbours;
let visitors: Visitor[];

beforeAll(async () => {
  app = await startApp();
  street = await neighbours(app);
  visitors = await everyVisitor(app);
}, 60_000);
afterAll(() => app.stop());

const addressFor = (route: string, { fill }: Rule, things: Things) => addressOf(route, fill(things));
const ofKind = (wanted: Rules, test: (route: string, rule: Rule) => boolean) => Object.entries(wanted).filter(([route, rule]) => test(route, rule)).map(([route]) => route);
const ruleOf = (route: string) => rules[route] as Rule;

async function inGroups<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += atOnce) await Promise.all(items.slice(from, from + atOnce).map(work));
}

/** How each visitor is received at a route filled with these things. */
async function receptions(route: string, things: Things, who: Visitor[]): Promise<Record<string, string>> {
  const rule = ruleOf(route);
  const found = new Map<string, string>();
  await undoingAll(app.database, () => inGroups(who, async ({ name, call }) => {
    found.set(name, receptionOf(await call(route, addressFor(route, rule, things), rule.body)));
  }));
  return Object.fromEntries(who.map(({ name }) => [name, found.get(name) ?? '']));
}

// whoever is of another kind may do no more than the mightiest of that kind
const mightiest = ['admin', 'owner', 'token of all'];
const concerned = (route: string) => visitors.filter(({ name, kind }) => kind === kindOf(route) || kind === 'nobody' || mightiest.includes(name));
const withPermission = (route: string) => visitors.filter((visitor) => expected(route, ruleOf(route), visitor) === 'in');

describe('the rules', () => {
  it('speak of every route of the house, and of no other', () => {
    expect(Object.keys(rules).toSorted()).toEqual(allRoutes(app).toSorted());
  });
});

describe('everyone is received as their role says', () => {
  it('and one of each kind may all that the others of the kind may', () => {
    const lacking = visitors.flatMap(({ name, kind, permissions }) => {
      const most = visitors.find((visitor) => visitor.kind === kind && mightiest.includes(visitor.name));
      return [...permissions].filter((permission) => !most?.permissions.has(permission)).map((permission) => `${name}: ${permission}`);
    });
    expect(lacking).toEqual([]);
  });

  it.each(Object.keys(closedRules))('at %s', async (route) => {
    const wanted = Object.fromEntries(concerned(route).map((visitor) => [visitor.name, expected(route, ruleOf(route), visitor)]));
    expect(await receptions(route, street.own, concerned(route))).toEqual(wanted);
  });

  it.each(ofKind(publicRules, (route) => methodOf(route) === 'get'))('and anyone at %s', async (route) => {
    expect(await receptions(route, street.own, visitors.filter(({ kind }) => kind === 'nobody'))).toEqual({ 'nobody': 'in', 'revoked token': 'in' });
  });

  it.each(Object.keys(personRules))('and whoever is logged in at %s', async (route) => {
    expect(await receptions(route, street.own, await someoneAndNobody(app))).toEqual({ owner: 'in', nobody: '404' });
    expect(await receptions(route, street.nowhere, await someoneAndNobody(app))).toEqual({ owner: '404', nobody: '404' });
  });
});

describe('what is not there, and what is not theirs', () => {
  it.each(ofKind(closedRules, (route) => route.includes(':')))('are one and the same at %s', async (route) => {
    const rule = ruleOf(route);
    const before = await sumsOf(app.database);
    const filled = kindOf(route) === 'partner' ? [street.strangers, street.nowhere] : [street.nowhere];
    for (const visitor of withPermission(route)) {
      const answers: string[] = [];
      for (const things of filled.filter((other) => other === street.nowhere || addressFor(route, rule, other) !== addressFor(route, rule, street.own))) {
        answers.push(told(await visitor.call(route, addressFor(route, rule, things), rule.body), rule.fill(things)));
      }
      expect(answers[0]).toMatch(/^404 /);
      expect(new Set(answers).size).toBe(1);
    }
    expect(changedTables(before, await sumsOf(app.database))).toEqual([]);
  });

  it.each(ofKind(adminRules, (_, { fill }) => isNested(fill)))('are not there below something else at %s', async (route) => {
    const [first = ''] = ruleOf(route).fill(street.own);
    const [, second = ''] = ruleOf(route).fill(street.strangers);
    const before = await sumsOf(app.database);
    for (const { call } of withPermission(route)) expect((await call(route, addressOf(route, [first, second]), ruleOf(route).body)).status).toBe(404);
    expect(changedTables(before, await sumsOf(app.database))).toEqual([]);
  });

  it.each(ofKind(closedRules, (_, { fill }) => hasId(fill)))('an id is a whole number and nothing else at %s', async (route) => {
    const { fill, body } = ruleOf(route);
    const before = await sumsOf(app.database);
    for (const change of [(id: string) => `${id}x`, (id: string) => `${id}.0`, (id: string) => `${id}${'0'.repeat(30)}`, () => '-1']) {
      const address = addressOf(route, fill(street.own).map((value) => (isId(value) ? change(value) : value)));
      for (const { call } of withPermission(route)) expect({ address, status: (await call(route, address, body)).status }).toEqual({ address, status: 404 });
    }
    expect(changedTables(before, await sumsOf(app.database))).toEqual([]);
  });
});

describe('a form without the token of its session', () => {
  it.each(ofKind(rules, isForm))('does nothing at %s', async (route) => {
    const rule = ruleOf(route);
    const before = await sumsOf(app.database);
    // who may not is told 403 in any case
    for (const visitor of [...withPermission(route).slice(0, 1), ...visitors.filter(({ kind }) => kind === 'nobody')]) {
      for (const _csrf of ['', 'x'.repeat(32)]) {
        const answer = await visitor.call(route, addressFor(route, rule, street.own), { ...(rule.body as object), _csrf });
        expect({ who: visitor.name, received: receptionOf(answer) }).toEqual({ who: visitor.name, received: visitor.kind === 'nobody' ? 'login' : '403' });
      }
    }
    expect(changedTables(before, await sumsOf(app.database))).toEqual([]);
  });
});

describe('a refused machine', () => {
  it.each(Object.keys(apiRules))('reads why as problem+json at %s', async (route) => {
    for (const { name, call } of visitors.filter(({ name }) => ['revoked token', 'token of nothing'].includes(name))) {
      const { status, headers, body } = await call(route, addressFor(route, ruleOf(route), street.own), ruleOf(route).body);
      expect({ name, status, type: headers['content-type'], told: body.status }).toEqual({
        name, status: name === 'revoked token' ? 401 : 403, type: 'application/problem+json; charset=utf-8', told: status,
      });
    }
  });
});
