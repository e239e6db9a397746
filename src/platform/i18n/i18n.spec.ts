import { describe, expect, it } from '@jest/globals';
import { hasText, pickLanguage, translate } from './i18n.js';

describe('translate', () => {
  it('fills in values and picks the plural', () => {
    expect(translate('zh-CN', 'common.order.changeTo', { quantity: 25 })).toBe('改为 25');
    expect(translate('en', 'common.form.errors', { count: 1 })).toBe('One thing needs mending');
    expect(translate('en', 'common.form.errors', { count: 4 })).toBe('4 things need mending');
  });

  it('throws on a key that is not there', () => {
    expect(() => translate('en', 'common.nothing')).toThrow('common.nothing');
  });
});

describe('hasText', () => {
  it.each([['common.cancel', true], ['LS-PL66-40', false], ['PO-2611.77', false], ['wangmin@example.com', false], ['unknown.room', false], ['common.a-name-like-a-key', false]])('%s: %s', (word, isKey) => {
    expect(hasText(word)).toBe(isKey);
  });
});

describe('pickLanguage', () => {
  it.each([
    ['en', 'zh-CN', 'en'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'fr, zh-TW;q=0.8', 'zh-CN'],
    ['xx', undefined, 'zh-CN'],
    [undefined, 'zh;q=0.1, en;q=0.9', 'en'],
    [undefined, 'en;q=0, zh', 'zh-CN'],
    [undefined, '*', 'zh-CN'],
  ])('cookie %s and browser %s give %s', (cookie, browser, language) => {
    expect(pickLanguage(cookie, browser)).toBe(language);
  });
});
