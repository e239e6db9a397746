import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeKey, termsOf, wordsIn } from './terms.js';
import { nearWords, wishIn } from './wish.js';

describe('the terms of a product', () => {
  const terms = termsOf({ codes: ['LS-PL66-40', '6901234567892'], family: null, texts: ['晶石系列 LED 筒灯', 'Recessed downlight'] });

  it.each(['晶石', '石系', '筒灯', '灯', 'led', 'recessed', 'pl66', '=1sp16640', '#p16640', '=6901234567892'])('have %s', (term) => {
    expect([...terms]).toContain(term);
  });

  it('fold width, case and accents', () => {
    expect(wordsIn('ＬＥＤ　Éclairage ７Ｗ筒灯').map(({ text }) => text)).toEqual(['led', 'eclairage', '7w', '筒灯']);
  });

  it('take look-alike signs and missing separators of a code for one', () => {
    expect(new Set(['LS-T8-10', 'LST8IO', 'ls t8 1o', 'ＬＳ－Ｔ８－１０'].map(codeKey)).size).toBe(1);
  });

  it('are never longer than the column, whatever a product is called', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const term of termsOf({ codes: [text], family: text, texts: [text] })) expect(term.length).toBeLessThanOrEqual(41);
    }));
  });
});

describe('a wish', () => {
  it('reads nothing out of signs alone', () => {
    expect(wishIn('% _ -')).toEqual({ words: [], codes: [], phrase: '' });
  });

  it('knows every word that one slip makes of another', () => {
    const word = fc.stringMatching(/^[a-z0-9]{4,9}$/);
    fc.assert(fc.property(word, fc.nat(8), fc.constantFrom('left out', 'doubled', 'turned'), (right, nat, slip) => {
      const at = nat % (right.length - 1);
      const wrong = { 'left out': right.slice(0, at) + right.slice(at + 1), doubled: right.slice(0, at + 1) + right.slice(at), turned: right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2) }[slip];
      if (wrong !== right) expect(nearWords(wrong)).toContain(right);
    }));
  });
});
