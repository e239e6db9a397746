import { describe, expect, it } from '@jest/globals';
import Handlebars from 'handlebars';
import { templateFiles, viewFolder } from '../../src/platform/views/engine.js';
import { chartHelpers } from '../../src/platform/views/chart-helpers.js';
import { formHelpers } from '../../src/platform/views/form-helpers.js';
import { logicHelpers } from '../../src/platform/views/logic-helpers.js';
import { textHelpers } from '../../src/platform/views/text-helpers.js';
import { sourcesIn } from './support/texts.js';

const templates = sourcesIn('views', '.hbs');
const names = new Set(templateFiles(viewFolder).keys());
const frames = templates.filter(({ text }) => text.includes('{{body}}')).map(({ file }) => file.replace(/^views\/(partials\/)?|\.hbs$/g, ''));
const helpers = [...frames, ...Object.keys({ ...chartHelpers, ...formHelpers, ...logicHelpers, ...textHelpers })];
const knownHelpers = Object.fromEntries(helpers.map((name) => [name, true]));

const pages = templates.filter(({ file }) => !file.startsWith('views/mail/'));
const found = (pattern: RegExp, among = templates) => among.flatMap(({ file, text }) => [...text.matchAll(pattern)].map((match) => `${file}: ${match[0]}`));

/** A partial's source with those it hands itself on to. */
function sourceOf(name: string): string {
  const text = templates.find((one) => one.file.replace(/^views\/(partials\/)?|\.hbs$/g, '') === name)?.text ?? '';
  return text + [...text.matchAll(/\{\{>\s*([\w/-]+) this/g)].map((match) => sourceOf(match[1] ?? '')).join('');
}

/** `{{> field name=…}}` and `{{#card title=…}}`: what is handed over must be read inside. */
function unread({ file, text }: { file: string; text: string }): string[] {
  const calls = text.matchAll(/\{\{(?:>|#)\s*([\w/-]+)((?:\s+[\w.@/-]+)*)((?:\s+[\w-]+=(?:"[^"]*"|\((?:[^()]|\([^()]*\))*\)|[^\s}]+))+)/g);
  return [...calls].flatMap(([, name = '', , handed = '']) => {
    const partial = sourceOf(name);
    if (partial === '') return [];
    const words = [...handed.replace(/"[^"]*"|\((?:[^()]|\([^()]*\))*\)/g, '""').matchAll(/([\w-]+)=/g)].map((match) => match[1] ?? '');
    return words.filter((word) => !new RegExp(`\\b${word}\\b`).test(partial)).map((word) => `${file}: ${name} does not read ${word}`);
  });
}

describe('templates', () => {
  it.each(templates)('$file compiles with the helpers there are', ({ text }) => {
    expect(() => Handlebars.precompile(text, { knownHelpers, knownHelpersOnly: true })).not.toThrow();
  });

  it('use partials that are there', () => {
    expect(found(/\{\{>\s*([\w/-]+)/g).filter((line) => !names.has(line.replace(/^.*\{\{>\s*/, '')))).toEqual([]);
  });

  it('hand partials only what they read', () => {
    expect(templates.flatMap(unread)).toEqual([]);
  });

  it('print nothing unescaped', () => {
    expect(found(/\{\{\{|\{\{&/g)).toEqual([]);
  });

  // mail programs know no style sheets
  it('carry no style attribute, no inline script and no event attribute', () => {
    expect(found(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=|\shx-on|="js:/g, pages)).toEqual([]);
  });

  it('quote their attributes', () => {
    expect(found(/<[a-z][^<>]*\s[\w-]+=\{\{/g)).toEqual([]);
  });
});
