import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const names = JSON.parse(readFileSync('dist/public/manifest.json', 'utf8')) as Record<string, string>;
const kilobytes = (name: string) => statSync(`dist/public/${names[name]}.gz`).size / 1024;

describe('the first load', () => {
  it('has at most 15 KB of style', () => {
    expect(kilobytes('app.css')).toBeLessThanOrEqual(15);
  });

  it('has at most 25 KB of script', () => {
    expect(kilobytes('app.js') + kilobytes('htmx.js')).toBeLessThanOrEqual(25);
  });
});
