import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInCases, pastedLines, quantityIn } from './paste.js';

const read = (text: string) => pastedLines(text).map(({ code, quantity }) => `${code}=${quantity}`);

describe('a pasted list', () => {
  it.each([
    ['from Excel', 'LS-T8-18\t50', 'LS-T8-18=50'],
    ['with spaces', 'LS-T8-18   50', 'LS-T8-18=50'],
    ['with a comma', 'LS-T8-18,50', 'LS-T8-18=50'],
    ['with a Chinese comma', 'LS-T8-18，50', 'LS-T8-18=50'],
    ['with a pause mark', 'LS-T8-18、50', 'LS-T8-18=50'],
    ['with a semicolon', 'LS-T8-18;50', 'LS-T8-18=50'],
    ['with ×', 'LS-T8-18×50', 'LS-T8-18=50'],
    ['with × and spaces', 'LS-T8-18 × 50', 'LS-T8-18=50'],
    ['with *', 'LS-T8-18*50', 'LS-T8-18=50'],
    ['with x', 'LS-T8-18 x 50', 'LS-T8-18=50'],
    ['with x before the number', 'LS-T8-18 x50', 'LS-T8-18=50'],
    ['with full-width digits', 'LS-T8-18　５０', 'LS-T8-18=50'],
    ['with thousands', 'LS-T8-18 1,200', 'LS-T8-18=1200'],
    ['with full-width thousands', 'LS-T8-18 １，２００', 'LS-T8-18=1200'],
    ['with thousands in quotes', 'LS-T8-18,"1,200"', 'LS-T8-18=1200'],
    ['with a unit', 'LS-T8-18 50支', 'LS-T8-18=50支'],
    ['with a unit apart', 'LS-T8-18 50 支', 'LS-T8-18=50支'],
    ['with thousands and a unit', 'LS-T8-18 1,200只', 'LS-T8-18=1200只'],
    ['with an English unit', 'LS-T8-18 50 pcs', 'LS-T8-18=50pcs'],
    ['in cases', 'LS-T8-18 2箱', 'LS-T8-18=2箱'],
    ['quantity first', '50 LS-T8-18', 'LS-T8-18=50'],
    ['quantity and unit first', '50支 LS-T8-18', 'LS-T8-18=50支'],
    ['quantity, ×, code', '50 × LS-T8-18', 'LS-T8-18=50'],
    ['quantity, x, code', '50x LS-T8-18', 'LS-T8-18=50'],
    ['with thousands first', '1,200 LS-T8-18', 'LS-T8-18=1200'],
    ['a barcode', '6901234567890 24', '6901234567890=24'],
    ['a barcode last', '24 6901234567890', '6901234567890=24'],
    ['a number as code', '11 24', '11=24'],
    ['a number as code in CSV', '10,200', '10=200'],
    ['a number as code after its quantity', '24箱 100234', '100234=24箱'],
    ['with the name between, from Excel', 'LS-PL66-40\t云幕面板灯 600×600\t40', 'LS-PL66-40=40'],
    ['with the name between', 'LS-PL66-40 云幕面板灯 600×600 40套', 'LS-PL66-40=40套'],
    ['with a column after it', 'LS-T8-18,30,不是整箱', 'LS-T8-18=30'],
    ['without a quantity', 'LS-T8-18', 'LS-T8-18='],
    ['with half a piece', 'LS-T8-18 2.5', 'LS-T8-18=2.5'],
    ['a code with x in it', 'LS-X60x60 12', 'LS-X60x60=12'],
  ])('%s: %s', (_, line, expected) => {
    expect(read(line)).toEqual([expected]);
  });

  it('passes over empty lines, comments and a heading', () => {
    expect(read('﻿货号\t数量\r\n\r\n# 门店补货\r\nLS-T8-18\t50\r\n// 完\r\n  \nLS-DRV60D\t10')).toEqual(['LS-T8-18=50', 'LS-DRV60D=10']);
  });

  it('reads back any code and quantity in any usual writing', () => {
    const letters = fc.stringMatching(/^[A-WYZ]{2,4}(-[A-WYZ0-9]{1,4}){0,3}$/);
    const writing = fc.constantFrom(
      (code: string, count: number) => `${code}\t${count}`, (code: string, count: number) => `${code} ${count}`, (code: string, count: number) => `${code},${count}`,
      (code: string, count: number) => `${code}×${count}`, (code: string, count: number) => `${code} x ${count}`, (code: string, count: number) => `${count} ${code}`,
      (code: string, count: number) => `${code} ${count.toLocaleString('en')}`, (code: string, count: number) => `${code}，${wide(count)}`, (code: string, count: number) => ` ${code}\t ${count} 只 `,
    );
    fc.assert(fc.property(letters, fc.integer({ min: 1, max: 999_999 }), writing, (code, count, write) => {
      const [line] = pastedLines(write(code, count));
      expect([line?.code, quantityIn(line?.quantity ?? '')?.count]).toEqual([code, count]);
    }));
  });

  it('never fails, whatever is pasted', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const { code, quantity } of pastedLines(text)) expect([typeof code, typeof quantity]).toEqual(['string', 'string']);
    }));
  });
});

describe('a quantity', () => {
  it.each([['50', 50], ['５０', 50], ['1,200', 1200], ['50支', 50], ['×50', 50], ['0', undefined], ['-5', undefined], ['2.5', undefined], ['', undefined], ['12345678', undefined]])('"%s" is %s', (text, count) => {
    expect(quantityIn(text)?.count).toBe(count);
  });

  it.each([['2箱', true], ['2 ctn', true], ['2件', false], ['2', false]])('"%s" in cases: %s', (text, inCases) => {
    expect(isInCases(quantityIn(text) ?? { count: 0, unit: '' })).toBe(inCases);
  });
});

const wide = (count: number) => String(count).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
