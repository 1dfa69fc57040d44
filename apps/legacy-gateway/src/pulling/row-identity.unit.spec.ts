import { describe, expect, it } from '@jest/globals';
import { RowIdentity } from './row-identity.js';

const columns = [
  { name: 'depot', key: true },
  { name: 'sku', key: true },
  { name: 'note', key: false },
];
const identity = new RowIdentity(columns);

describe('the identity of a row', () => {
  it('is its key, in which no two values run into each other', () => {
    expect(identity.keyOf({ depot: 'a', sku: 'b"c' })).not.toBe(identity.keyOf({ depot: 'a"b', sku: 'c' }));
  });

  it.each([
    ['has no value', null],
    ['is blank like all others', ' '],
  ])('is all that it says where a column of the key %s', (_, sku) => {
    const depot = sku === null ? 'a' : '';
    const [one, same, other] = ['x', 'x', 'y'].map((note) => identity.keyOf({ depot, sku, note }));

    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(identity.hasKey({ depot, sku })).toBe(false);
    expect(identity.told({ depot, sku })).toEqual({ depot, sku, _change: 'keyless' });
    expect(identity.deleted(one ?? '')).toEqual({ depot, sku, _change: 'deleted' });
  });

  it('is the key where one of its columns is blank', () => {
    const row = { depot: '', sku: 'b' };

    expect(identity.keyOf({ ...row, note: 'x' })).toBe(identity.keyOf({ ...row, note: 'y' }));
    expect(identity.told(row)).toBe(row);
  });

  it('makes the row that says that it is gone', () => {
    const key = identity.keyOf({ depot: 'İzmir "2"', sku: 'S1', note: 'x' });

    expect(identity.deleted(key)).toEqual({ depot: 'İzmir "2"', sku: 'S1', _change: 'deleted' });
  });
});

describe('the hash of a row', () => {
  it('tells null from empty', () => {
    const [none, empty] = [null, ''].map((note) => identity.hashOf({ depot: 'a', sku: 'b', note }));

    expect(none).not.toBe(empty);
  });

  it('tells values that moved from one column to the next', () => {
    expect(identity.hashOf({ depot: 'a', sku: 'bc', note: '' })).not.toBe(
      identity.hashOf({ depot: 'ab', sku: 'c', note: '' }),
    );
  });

  it('is another one when the source declares other columns', () => {
    const more = new RowIdentity([...columns, { name: 'group', key: false }]);

    expect(more.hashOf({ depot: 'a', sku: 'b' })).not.toBe(identity.hashOf({ depot: 'a', sku: 'b' }));
  });

  it('is none for a row that is gone', () => {
    expect(identity.hashOf({ depot: 'a', sku: 'b', _change: 'deleted' })).toBeNull();
  });
});
