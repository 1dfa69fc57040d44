import { describe, expect, it } from '@jest/globals';
import { advance, judge, unseen, type Mark } from './mark.js';

const at = (number: number, epoch = 1) => ({ epoch, number });

function markAfter(...numbers: readonly number[]): Mark {
  return numbers.reduce((mark, number) => advance(mark, `id-${number}`, at(number)), unseen);
}

describe('mark of a key', () => {
  it('takes the events of a key one after the other', () => {
    expect(judge(unseen, 'id-1', at(1), false)).toBe('next');
    expect(judge(markAfter(1, 2), 'id-3', at(3), false)).toBe('next');
  });

  it('knows what took effect before', () => {
    expect(judge(markAfter(1, 2, 3), 'id-3', at(3), false)).toBe('duplicate');
    expect(judge(markAfter(1, 2, 3), 'id-1', at(1), false)).toBe('duplicate');
  });

  it('sees another event at a remembered sequence as a fork', () => {
    expect(judge(markAfter(1, 2, 3), 'other', at(3), false)).toBe('fork');
    expect(judge(markAfter(1, 2, 3), 'other', at(1), false)).toBe('fork');
  });

  it('remembers 8 ids and takes what is older for a duplicate', () => {
    const mark = markAfter(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    expect(mark.recent).toHaveLength(8);
    expect(judge(mark, 'other', at(3), false)).toBe('fork');
    expect(judge(mark, 'other', at(2), false)).toBe('duplicate');
  });

  it('waits for a missing event', () => {
    expect(judge(markAfter(1), 'id-3', at(3), false)).toBe('gap');
    expect(judge(unseen, 'id-2', at(2), false)).toBe('gap');
  });

  it('lets a key begin above 1 only where the group began above offset 0', () => {
    expect(judge(unseen, 'id-7', at(7), true)).toBe('next');
    expect(judge(advance(unseen, 'id-7', at(7)), 'id-8', at(8), true)).toBe('next');
    expect(judge(advance(unseen, 'id-7', at(7)), 'id-9', at(9), true)).toBe('gap');
  });

  it('begins again at 1 in a higher epoch, which is no gap', () => {
    const mark = markAfter(1, 2, 3);

    expect(judge(mark, 'new', at(1, 2), false)).toBe('next');
    expect(judge(mark, 'new', at(2, 2), true)).toBe('gap');
    expect(advance(mark, 'new', at(1, 2))).toEqual({ epoch: 2, last: 1, recent: ['new'] });
    expect(judge(advance(mark, 'new', at(1, 2)), 'id-3', at(3), false)).toBe('duplicate');
  });
});
