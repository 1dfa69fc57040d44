import { describe, expect, it } from '@jest/globals';
import { Condition, seenBy } from './if-match.js';

describe('a condition', () => {
  const mismatch = expect.objectContaining({ code: 'VERSION_MISMATCH' });

  it('of nothing holds for any record and none', () => {
    const { precondition } = new Condition(seenBy(undefined));
    expect(() => {
      precondition({ version: 3 });
      precondition(null);
    }).not.toThrow();
  });

  it.each(['*', '"3"'])('of %s does not hold where there is no record', (ifMatch) => {
    const condition = new Condition(seenBy(ifMatch));
    expect(() => condition.precondition(null)).toThrow(mismatch);
    expect(() => condition.precondition({ version: 3 })).not.toThrow();
  });

  it('of a version holds for that alone', () => {
    const condition = new Condition(seenBy('"0"'));
    expect(() => condition.precondition({ version: 0 })).not.toThrow();
    expect(() => condition.precondition({ version: 1 })).toThrow(mismatch);
  });

  it('is to be asked where there is one', () => {
    expect(() => new Condition(null).refuseIfForgotten()).not.toThrow();
    expect(() => new Condition('*').refuseIfForgotten()).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
  });
});
