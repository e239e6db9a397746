import { describe, expect, it } from '@jest/globals';
import { cartFormIn } from './cart-form.js';

describe('the form of cart lines', () => {
  it.each([
    ['24', [['7', 24]]],
    ['２４', [['7', 24]]],
    ['1,200', [['7', 1200]]],
    ['', [['7', 0]]],
    ['abc', []],
    ['-3', []],
    ['2.5', []],
    ['999999999', [['7', 1_000_000]]],
  ])('reads a quantity of "%s"', (typed, quantities) => {
    expect([...cartFormIn({ 'qty-7': typed }).quantities]).toEqual(quantities);
  });

  it.each([
    [{ inc: '7' }, { does: 'inc', productId: '7' }],
    [{ dec: '7' }, { does: 'dec', productId: '7' }],
    [{ set: '7:50' }, { does: 'set', productId: '7', quantity: 50 }],
    [{ remove: '7,8,x' }, { does: 'remove', productIds: ['7', '8'] }],
    [{ inc: '7 OR 1' }, undefined],
    [{}, undefined],
  ])('reads the button of %j', (body, press) => {
    expect(cartFormIn(body).press).toEqual(press);
  });

  it.each([
    ['/catalog?q=t8&category=3', '/catalog?q=t8&category=3'],
    ['/cart', '/cart'],
    ['//evil.example', '/cart'],
    ['/catalogue', '/cart'],
    ['https://evil.example/catalog', '/cart'],
    ['/catalog\\evil', '/cart'],
    [undefined, '/cart'],
  ])('goes back from %s to %s', (back, place) => {
    expect(cartFormIn({ back }).back).toBe(place);
  });
});
