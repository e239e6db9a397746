import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, Cookie, Page, Response } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate(JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')));
const [desktop, phone] = [{ width: 1440, height: 900 }, { width: 390, height: 844 }] as const;
// A language changes words, a width what is seen, a theme the colours: axe meets each once, in two looks that are opposite in all three.
// The patterns that pages are made of are looked at in both themes twice, on the style pages (`bothThemes`).
// The width a visit ends with is the one the next begins with: a resize costs as much as a small page.
const languages = [
  { language: 'zh-CN', widths: [desktop, phone], axeAt: desktop.width, theme: 'light' },
  { language: 'en', widths: [phone, desktop], axeAt: phone.width, theme: 'dark' },
] as const;
// what stands around every page, looked at with the first
const shell = ['.side', '.site', '.topbar', '.tabbar'];
// only what plays sound or turns with the screen would need its files loaded before
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], preload: false };

// a field named `form` makes form.form that field, and htmx can no longer send the form
const hiding = "['form', 'action', 'method', 'enctype', 'id', 'tagName', 'closest'].filter((name) => [...document.forms].some((form) => form[name] instanceof Element))";
const spilling = `[...document.querySelectorAll('.card > .tbl, .card form > .tbl')]
  .filter((table) => table.getBoundingClientRect().right > table.parentElement.getBoundingClientRect().right + 1)
  .map((table) => table.tHead.textContent.trim())`;

type Theme = 'light' | 'dark';
type Look = (typeof languages)[number];

interface Visit {
  cookies?: Pick<Cookie, 'name' | 'value'>[];
  bothThemes?: boolean;
  /** An address whose own status is an error (a form that failed): its line in the console is expected. */
  status?: number;
  /** The look axe meets, of a page whose template it has met in both. */
  axeIn?: Look;
  /** How to get there, for a page that is the answer to a form. */
  open?: (page: Page, url: string) => Promise<Response | null>;
}

interface Watched {
  page: Page;
  complaints: string[];
  /** Widths and themes in which axe has seen the shell of these cookies. */
  shells: Set<string>;
}

interface Axe {
  axe: { run: (part: object, rules: object) => Promise<AxeResults> };
}

const watched = new Map<string, Promise<Watched>>();

/**
 * Opens an address in both languages, at both widths and in both themes, and expects nothing to complain of:
 * axe (WCAG 2.2 AA), the content security policy, the console, html-validate, sideways scrolling.
 */
export async function proveLook(browser: Browser, url: string, visit: Visit = {}): Promise<void> {
  const findings = await lookAt(browser, url, visit);
  expect({ url, findings }).toEqual({ url, findings: [] });
}

/**
 * The same of every address of a route. They share a template, so that axe meets the first in both looks,
 * of the others one after another in one of them: what a state adds is met in either.
 */
export async function proveLooks(browser: Browser, urls: string[], visit: Visit = {}): Promise<void> {
  for (const [index, url] of urls.entries()) await proveLook(browser, url, { ...visit, axeIn: index === 0 ? undefined : languages[index % 2] });
}

/** What is wrong with the look of an address, one line each. */
export async function lookAt(browser: Browser, url: string, { cookies = [], bothThemes = false, status = 200, axeIn, open = visit }: Visit = {}): Promise<string[]> {
  const findings: string[] = [];
  for (const look of languages) {
    const { language } = look;
    const watching = await pageFor(browser, cookies, url);
    const { page, complaints } = watching;
    complaints.length = 0;
    const response = await open(page, inLanguage(url, language));
    if (response?.status() !== status) findings.push(`${language}: status ${response?.status()}`);
    // words cannot change the tree: what is printed is escaped
    if (look === languages[0]) findings.push(...markup(await response!.text()).map((line) => `html: ${line}`));
    findings.push(...(await looks(watching, look, axeIn && axeIn !== look ? [] : bothThemes ? ['light', 'dark'] : [look.theme])).map((line) => `${language} ${line}`));
    findings.push(...complaints.filter((line) => status === 200 || !line.includes(`status of ${status}`)).map((line) => `${language} ${line}`));
  }
  return findings;
}

const visit = (page: Page, url: string) => page.goto(url, { waitUntil: 'load' });

async function looks({ page, shells }: Watched, { widths, axeAt }: Look, themes: Theme[]): Promise<string[]> {
  const findings = (await page.evaluate<string[]>(hiding)).map((field) => `a field named ${field} hides what scripts read of its form`);
  if (themes.length > 0) await page.evaluate(axe);
  for (const width of widths) {
    await page.setViewportSize(width);
    const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (beyond > 0) findings.push(`${width.width} px: scrolls sideways by ${beyond} px`);
    findings.push(...(await page.evaluate<string[]>(spilling)).map((heads) => `${width.width} px: table wider than its card: ${heads}`));
    for (const colorScheme of width.width === axeAt ? themes : []) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const look = `${width.width} px ${colorScheme}`;
      findings.push(...(await violations(page, { exclude: shells.has(look) ? shell : [] })).map((line) => `${look}: ${line}`));
      shells.add(look);
    }
  }
  return findings;
}

async function violations(page: Page, part: object): Promise<string[]> {
  const results = await page.evaluate(([on, options]) => (globalThis as unknown as Axe).axe.run(on, options), [part, rules] as const);
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target.join(' ')} ${node.any[0]?.message ?? node.failureSummary}`));
}

function markup(source: string): string[] {
  const report = validator.validateStringSync(source);
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`));
}

function inLanguage(url: string, language: string): string {
  const address = new URL(url);
  address.searchParams.set('lang', language);
  return address.href;
}

/** One page per set of cookies, kept for the whole run: a fresh context costs more than a visit. */
function pageFor(browser: Browser, cookies: Pick<Cookie, 'name' | 'value'>[], url: string): Promise<Watched> {
  const { origin } = new URL(url);
  const key = JSON.stringify([origin, cookies]);
  const known = watched.get(key) ?? newPage(browser, cookies, origin);
  watched.set(key, known);
  return known;
}

async function newPage(browser: Browser, cookies: Pick<Cookie, 'name' | 'value'>[], origin: string): Promise<Watched> {
  const context: BrowserContext = await browser.newContext();
  await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: origin })));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  return { page, complaints, shells: new Set() };
}
