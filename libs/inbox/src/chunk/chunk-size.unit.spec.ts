import { describe, expect, it } from '@jest/globals';
import { ChunkSize } from './chunk-size.js';

describe('ChunkSize', () => {
  const grown = (size: ChunkSize, ms: number) => {
    for (let times = 0; times < 5; times++) size.took(size.events, ms);
    return size.events;
  };

  it('grows step by step while transactions are short, to what is allowed', () => {
    const size = new ChunkSize(500);

    size.took(size.events, 10);
    expect(size.events).toBe(128);

    expect(grown(size, 10)).toBe(500);
  });

  it('does not grow by chunks that had fewer events to take', () => {
    const size = new ChunkSize(500);

    size.took(3, 1);

    expect(size.events).toBe(64);
  });

  it.each([
    ['100 ms of locks', 0.5, 200],
    ['100 events where they take up to 500 ms', 4, 100],
    ['500 ms of locks', 10, 50],
    ['16 events, however slow', 1_000, 16],
  ])('shrinks to %s', (_, msPerEvent, events) => {
    const size = new ChunkSize(500);

    for (let times = 0; times < 5; times++) size.took(size.events, size.events * msPerEvent);

    expect(size.events).toBe(events);
  });

  it('takes a stall for what it is', () => {
    const size = new ChunkSize(500);
    grown(size, 50);

    size.took(500, 600);

    expect(size.events).toBeGreaterThan(100);
  });

  it('halves where it meets another transaction', () => {
    const size = new ChunkSize(500);

    size.contended();

    expect(size.events).toBe(32);
  });

  it('stays where few are allowed', () => {
    const size = new ChunkSize(2);

    size.took(2, 1_000);
    size.contended();

    expect(size.events).toBe(2);
  });
});
