import { describe, expect, it } from '@jest/globals';
import { group, grouped, type MessageGroup } from './message-group.js';
import { Segment } from './segment.js';

const rule = group('HEAD', 'DAY', [
  group('LINE', 'QTY MOA', [group('TAX', 'MOA'), group('REF', 'DAY')]),
  group('REF', 'DAY'),
  group('SUM', 'CNT MOA', [group('TAX', 'MOA')], true),
]);

function told(tags: string): string {
  const [first = new Segment('', [], 0, 0), ...others] = tags
    .split(' ')
    .map((tag, at) => new Segment(tag, [[tag]], at, at + 1));
  const write = ({ trigger, segments, groups }: MessageGroup): string =>
    [trigger.tag, ...segments.map(({ tag }) => tag), ...groups.map((inner) => `(${write(inner)})`)].join(' ');
  return write(grouped([first, ...others], rule));
}

describe('grouped', () => {
  it.each([
    ['HEAD DAY REF DAY LINE QTY', 'HEAD DAY (REF DAY) (LINE QTY)', 'the innermost group takes a segment'],
    [
      'HEAD LINE MOA TAX MOA QTY',
      'HEAD (LINE MOA QTY (TAX MOA))',
      'a group ends where one around it takes the next',
    ],
    ['HEAD LINE REF LINE REF', 'HEAD (LINE (REF)) (LINE (REF))', 'a group may be repeated'],
    ['HEAD LINE ODD QTY ODD', 'HEAD (LINE ODD QTY ODD)', 'what nobody takes stays where it is'],
    ['HEAD LINE SUM MOA TAX MOA CNT', 'HEAD (LINE) (SUM MOA CNT (TAX MOA))', 'the last group has its own'],
    ['HEAD LINE SUM LINE REF DAY', 'HEAD (LINE) (SUM LINE REF DAY)', 'after the last group no other begins'],
  ])('%s is %s: %s', (tags, expected) => {
    expect(told(tags)).toBe(expected);
  });
});
