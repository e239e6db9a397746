import { describe, expect, it } from '@jest/globals';
import { isBadPath, isNoise, skusIn } from './picture-name.js';

describe('the name of a picture', () => {
  it.each([
    ['LS-T8-18.jpg', ['LS-T8-18']], ['LS-T8-18_2.png', ['LS-T8-18_2', 'LS-T8-18']], ['图片/灯管/LS-T8-18_12.webp', ['LS-T8-18_12', 'LS-T8-18']], ['LS_1.5W.jpg', ['LS_1.5W']], ['.jpg', []],
  ])('%s means %j', (path, skus) => {
    expect(skusIn(path)).toEqual(skus);
  });

  it.each([['../a.png', true], ['a/../../b.png', true], ['/etc/a.png', true], ['C:a.png', true], ['a\\b.png', true], ['a/b..png', false]])('%s leads out: %s', (path, bad) => {
    expect(isBadPath(path)).toBe(bad);
  });

  it.each([['a/', true], ['__MACOSX/._a.png', true], ['a/.DS_Store', true], ['a.png', false]])('%s is noise: %s', (path, noise) => {
    expect(isNoise(path)).toBe(noise);
  });
});
