import { describe, expect, it } from '@jest/globals';
import { errorKeysOf, handedOver, keysOf, sourcesIn, wordsOf } from './support/texts.js';

const keys = keysOf('zh-CN');
const known = new Set(keys);
const rooms = new Set(keys.map((key) => key.split('.', 1)[0]));
const templates = sourcesIn('views', '.hbs');
const code = sourcesIn('src', '.ts').filter(({ file }) => !file.endsWith('.spec.ts'));

const isOfARoom = (word: string) => rooms.has(word.split('.', 1)[0]);
const isGroup = (word: string) => keys.some((key) => key.startsWith(word.endsWith('.') ? word : `${word}.`));

describe('texts', () => {
  it('stand in both languages', () => {
    expect(keysOf('en')).toEqual(keys);
  });

  it('are there when a template asks for them', () => {
    const missing = templates.flatMap((template) =>
      wordsOf(template).filter((word) => isOfARoom(word) && !known.has(word) && !isGroup(word)).map((word) => `${template.file}: ${word}`));
    expect(missing).toEqual([]);
  });

  it('are there when the code asks for them', () => {
    const missing = code.flatMap((source) => handedOver(source).filter((key) => !known.has(key)).map((key) => `${source.file}: ${key}`));
    expect(missing).toEqual([]);
  });

  it('are there for every error thrown', () => {
    expect(errorKeysOf(code).filter(({ key }) => !known.has(key))).toEqual([]);
  });

  it('are all used', () => {
    const words = [...templates, ...code].flatMap(wordsOf).filter(isOfARoom);
    const exact = new Set(words);
    const groups = [...exact].filter((word) => !known.has(word)).map((word) => (word.endsWith('.') ? word : `${word}.`));
    const unused = keys.filter((key) => !exact.has(key) && !groups.some((group) => key.startsWith(group)) && key.split('.')[1] !== 'errors');
    expect(unused).toEqual([]);
  });
});
