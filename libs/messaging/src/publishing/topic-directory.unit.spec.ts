import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { deferred } from '../deferred.js';
import type { TopicLimits } from './producer-client.js';
import { TopicDirectory } from './topic-directory.js';

const small = { partitions: 3, maxBatchBytes: 1_000 };
const large = { partitions: 3, maxBatchBytes: 2_000 };

describe('TopicDirectory', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('answers with what it knows while it asks again', async () => {
    const answers = [deferred<TopicLimits>(), deferred<TopicLimits>()];
    let asked = 0;
    const directory = new TopicDirectory(
      () => answers[asked++]?.promise ?? Promise.reject(new Error('asked thrice')),
    );
    answers[0]?.resolve(small);
    await directory.limits('t');
    await jest.advanceTimersByTimeAsync(60_000);

    expect(await directory.limits('t')).toBe(small);
    expect(await directory.limits('t')).toBe(small);
    answers[1]?.resolve(large);
    await jest.advanceTimersByTimeAsync(0);

    expect(await directory.limits('t')).toBe(large);
    expect(asked).toBe(2);
  });

  it('waits for the answer where it forgot what it knew', async () => {
    const answers = [small, large];
    const directory = new TopicDirectory(() => Promise.resolve(answers.shift() ?? small));
    await directory.limits('t');

    directory.forget('t');

    expect(await directory.limits('t')).toBe(large);
  });
});
