import { describe, expect, it } from '@jest/globals';
import { branchOf, inTreeOrder } from './category-tree.js';

const rows = [
  { id: '3', parentId: '1' }, { id: '1', parentId: null }, { id: '2', parentId: null }, { id: '4', parentId: '3' }, { id: '5', parentId: '1' },
];

describe('the category tree', () => {
  it('is read from the top, each category followed by what stands below it', () => {
    expect(inTreeOrder(rows).map(({ path }) => path.map(({ id }) => id).join('/'))).toEqual(['1', '1/3', '1/3/4', '1/5', '2']);
  });

  it.each([['1', ['1', '3', '4', '5']], ['3', ['3', '4']], ['2', ['2']], ['9', []]])('has below %s: %j', (id, below) => {
    expect(branchOf(rows, id)).toEqual(below);
  });
});
