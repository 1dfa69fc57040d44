import { describe, expect, it } from '@jest/globals';
import { uuidOf } from './uuid-of.js';

describe('uuidOf', () => {
  it('leaves a UUID as it is, in lower case', () => {
    const id = '0198f0a0-0000-7000-8000-00000000000a';
    expect(uuidOf(id)).toBe(id);
    expect(uuidOf(id.toUpperCase())).toBe(id);
  });

  it.each(['', '42', "'; DROP TABLE event; --", '0198f0a000007000800000000000000a', 'ç'.repeat(300)])(
    'gives %j one of its own, always the same',
    (id) => {
      expect(uuidOf(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(uuidOf(id)).toBe(uuidOf(id));
      expect(uuidOf(id)).not.toBe(uuidOf(`${id}.`));
    },
  );
});
