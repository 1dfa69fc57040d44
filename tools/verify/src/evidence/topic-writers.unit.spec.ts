import { describe, expect, it } from '@jest/globals';
import { catalogue } from '@kervan/contracts';
import { topicWriters } from './topic-writers.js';

describe('writers of topics', () => {
  it('are known of every topic that keeps an order', () => {
    const ordered = catalogue.filter(({ sequenced }) => sequenced).map(({ topic }) => topic);
    expect([...topicWriters.keys()].sort()).toEqual([...new Set(ordered)].sort());
  });
});
