import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { Complaints } from './complaints.js';
import { eachAlone, type Place } from './each-alone.js';

const complaints = new Complaints(createLogger('spec', { level: 'silent' }));

describe('eachAlone', () => {
  const orders = Array.from({ length: 250 }, (_, index) => ({ since: 'now', orderNo: String(index + 1000) }));
  const read = ({ orderNo: last }: Place, limit: number) =>
    Promise.resolve(orders.filter(({ orderNo }) => orderNo > last).slice(0, limit));
  const dealtWith = async (
    deal: (orderNo: string) => Promise<void>,
    signal: AbortSignal = new AbortController().signal,
  ) => {
    const seen: string[] = [];
    const well = await eachAlone(
      read,
      ({ orderNo }) => {
        seen.push(orderNo);
        return deal(orderNo);
      },
      { signal, complaints },
    );
    return { seen, well };
  };
  const all = orders.map(({ orderNo }) => orderNo);
  const fail = (error: Error) => Promise.reject(error);

  it('deals with every order once, those behind a page of failing ones, too', async () => {
    const { seen, well } = await dealtWith((orderNo) =>
      orderNo === '1249' ? Promise.resolve() : fail(new Error('no rate')),
    );
    expect({ seen, well }).toEqual({ seen: all, well: true });
  });

  it('tells when nothing went well', async () => {
    expect(await dealtWith(() => fail(new Error('no rate')))).toEqual({ seen: all, well: false });
  });

  it('ends with what would fail for all', async () => {
    const lost = new KervanError('DATABASE_UNAVAILABLE', 'gone');
    await expect(dealtWith(() => fail(lost))).rejects.toBe(lost);
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const { seen } = await dealtWith(() => {
      stop.abort();
      return Promise.resolve();
    }, stop.signal);
    expect(seen).toEqual(['1000']);
  });
});
