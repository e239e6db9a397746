import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pastedLines } from './paste.js';
import { isInCases, quantityIn } from './pasted.js';

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
    ['with a colon', 'LS-T8-18：50', 'LS-T8-18=50'],
    ['with labels', '货号：LS-T8-18 数量：50支', 'LS-T8-18=50支'],
    ['with a full stop', 'LS-T8-18 50个。', 'LS-T8-18=50个'],
    ['said in a sentence', 'LS-T8-18 要50个', 'LS-T8-18=50个'],
    ['in a numbered list', '1、LS-T8-18 50支', 'LS-T8-18=50支'],
    ['in a list numbered in circles', '② LS-T8-18 50', 'LS-T8-18=50'],
    ['with a line number before', '7\tLS-T8-18\t50', 'LS-T8-18=50'],
    ['with the name first', '云幕面板灯\tLS-PL66-40\t40', 'LS-PL66-40=40'],
    ['with name and price', 'T8 灯管 LS-T8-18 50支 ¥17.90', 'LS-T8-18=50支'],
    ['with a price in yuan', 'LS-T8-18 50 18元', 'LS-T8-18=50'],
    ['with price and amount', 'LS-T8-18\t50\t18\t900', 'LS-T8-18=50'],
    ['with price and amount of cents', '50,LS-T8-18,17.90,895.00', 'LS-T8-18=50'],
  ])('%s: %s', (_, line, expected) => {
    expect(read(line)).toEqual([expected]);
  });

  it('passes over empty lines, comments and a heading', () => {
    expect(read('﻿货号\t数量\r\n\r\n# 门店补货\r\nLS-T8-18\t50\r\n// 完\r\n  \nLS-DRV60D\t10')).toEqual(['LS-T8-18=50', 'LS-DRV60D=10']);
  });

  it.each([
    ['quantity before code, further columns passed over', '数量,单价,货号,名称\n50,18,LS-T8-18,灯管 18W\n4,82,LS-PL66-40,"面板灯, 40W"', ['LS-T8-18=50', 'LS-PL66-40=4']],
    ['a title above and a total below', '启明灯饰采购单\t\t\n品名\t条码\t数量\n灯管\t6901234567890\t50.00\n合计\t\t50', ['6901234567890=50']],
    ['the SKU before the barcode', '条码;货号;订货数量\n6901234567890;LS-T8-18;50', ['LS-T8-18=50']],
    ['a column of cases', '型号\t箱数\nLS-T8-18\t2', ['LS-T8-18=2箱']],
    ['half a piece, which is not guessed right', 'sku,qty,price\nLS-T8-18,2.5,18', ['LS-T8-18=2.5']],
    ['a line that has not all its columns', '货号\t单价\t数量\nLS-T8-18 50', ['LS-T8-18=50']],
  ])('is read by its heading: %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('is split where a line names several products', () => {
    expect(read('LS-T8-18 50支，LS-PL66-40 4套；LS-DL07-9W 1,200')).toEqual(['LS-T8-18=50支', 'LS-PL66-40=4套', 'LS-DL07-9W=1200']);
  });

  it('keeps what else may be the code', () => {
    expect(pastedLines('DL07\tLS-T8-18\t50')).toEqual([{ code: 'DL07', quantity: '50', others: ['LS-T8-18'] }]);
  });

  it('finds code and quantity in any order of columns, whatever stands beside them', () => {
    const code = fc.stringMatching(/^[A-WYZ]{2,4}-[A-WYZ0-9]{0,3}[0-9]$/);
    const cells = fc.tuple(code, fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('云幕面板灯', '灯管 18W 暖白', ''), fc.constantFrom('17.90', '¥18', '18.5元', ''), fc.constantFrom('\t', ',', '；'));
    fc.assert(fc.property(cells, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), ([sku, count, name, price, separator], order) => {
      const row = [sku, `${count}只`, name, price];
      const [line] = pastedLines(order.map((column) => row[column]).filter(Boolean).join(separator));
      expect([line?.code, quantityIn(line?.quantity ?? '')?.count]).toEqual([sku, count]);
      const heads = ['货号', '数量', '名称', '单价'];
      const sheet = [heads, [sku, String(count), name, price]].map((cell) => order.map((column) => cell[column]).join('\t')).join('\n');
      expect(read(sheet)).toEqual([`${sku}=${count}`]);
    }));
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
