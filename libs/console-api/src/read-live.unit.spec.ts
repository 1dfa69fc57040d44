import { describe, expect, it } from '@jest/globals';
import type { LiveBatch } from './live.js';
import { readLive, type LiveMessage } from './read-live.js';

const batch = (key: string): LiveBatch => ({
  items: [
    {
      kind: 'event',
      at: '2026-03-02T09:00:00.000Z',
      eventId: 'e1',
      type: 'erp.sales.SiparisOnaylandi.v1',
      key,
      correlationId: null,
      consumer: null,
      outcome: null,
    },
  ],
  skipped: 0,
});
const message = (id: string, key: string) => `id: ${id}\ndata: ${JSON.stringify(batch(key))}\n\n`;

/** Messages of a response whose bytes come so many at a time. */
async function readIn(size: number, text: string): Promise<LiveMessage[]> {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      for (const piece of pieces) stream.enqueue(piece);
      stream.close();
    },
  });
  const read: LiveMessage[] = [];
  for await (const one of readLive(new Response(body))) read.push(one);
  return read;
}

describe('readLive', () => {
  it.each([1, 7, 10_000])('reads messages whose bytes come %d at a time', async (size) => {
    const read = await readIn(size, message('1', 'SIP-ĞÜŞ') + message('2', 'SIP-2'));
    expect(read).toEqual([
      { id: '1', batch: batch('SIP-ĞÜŞ') },
      { id: '2', batch: batch('SIP-2') },
    ]);
  });

  it('passes comments over, and what was not ended', async () => {
    const read = await readIn(50, `: still here\n\n${message('1', 'SIP-1')}data: {"items":`);
    expect(read).toEqual([{ id: '1', batch: batch('SIP-1') }]);
  });

  it('joins data of several lines', async () => {
    const lines = JSON.stringify(batch('SIP-1'), null, 1).split('\n');
    const read = await readIn(50, `${lines.map((line) => `data: ${line}`).join('\n')}\n\n`);
    expect(read).toEqual([{ id: null, batch: batch('SIP-1') }]);
  });

  it('believes nothing that is no batch', async () => {
    await expect(readIn(50, 'data: {"items": 1}\n\n')).rejects.toThrow();
  });
});
