import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
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

  it('is refused where a column of the key has no value, which is named', () => {
    expect(() => identity.keyOf({ depot: 'a', sku: null })).toThrow(
      new KervanError('SOURCE_INVALID', 'a row has no sku, which is part of its key'),
    );
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
