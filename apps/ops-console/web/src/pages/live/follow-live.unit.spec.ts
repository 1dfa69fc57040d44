import { describe, expect, it } from '@jest/globals';
import { ConsoleProblem, type LiveMessage } from '@kervan/console-api';
import { followLive, type LiveFollowing, type LiveState } from './follow-live.js';

const message = (id: string) => `id: ${id}\ndata: {"items":[],"skipped":${id}}\n\n`;

/** Follows answers one after the other until `enough` messages came; the last of them leaves its stream open. */
async function follow(answers: (string | ConsoleProblem)[], enough: number, after?: string) {
  const stop = new AbortController();
  const asked: (string | undefined)[] = [];
  const states: LiveState[] = [];
  const messages: LiveMessage[] = [];
  const following: LiveFollowing = {
    after,
    signal: stop.signal,
    onState: (state) => states.push(state),
    open: (last) => {
      asked.push(last);
      const answer = answers.shift() ?? new ConsoleProblem({ status: 403, code: 'FORBIDDEN' });
      return answer instanceof ConsoleProblem
        ? Promise.reject(answer)
        : Promise.resolve(new Response(answer));
    },
  };
  const read = async () => {
    for await (const each of followLive(following)) {
      messages.push(each);
      if (messages.length === enough) stop.abort();
    }
  };
  const error = await read().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { asked, states, ids: messages.map(({ id }) => id), error };
}

describe('following the live stream', () => {
  it('goes on after the last message when the stream ends', async () => {
    const { asked, ids } = await follow([message('1') + message('2'), message('3')], 3);
    expect(ids).toEqual(['1', '2', '3']);
    expect(asked).toEqual([undefined, '2']);
  });

  it('begins after a message that was read before', async () => {
    const { asked } = await follow([message('8')], 1, '7');
    expect(asked).toEqual(['7']);
  });

  it('asks again when the console does not answer, and tells so', async () => {
    const away = new ConsoleProblem({ status: 0, code: 'UNREACHABLE' });
    const { states, ids } = await follow([away, message('1')], 1);
    expect(states).toEqual(['connecting', 'interrupted', 'connecting', 'open']);
    expect(ids).toEqual(['1']);
  });

  it('ends where the console says no', async () => {
    const { asked, error } = await follow([new ConsoleProblem({ status: 401, code: 'UNAUTHENTICATED' })], 1);
    expect(error).toMatchObject({ status: 401 });
    expect(asked).toHaveLength(1);
  });
});
