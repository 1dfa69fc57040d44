import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scenario, type Scenario } from '@kervan/testing';
import { warehouse } from '../warehouse.js';

describe('depots', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(warehouse);
  });
  afterAll(() => s.close());

  const set = (depotNo: string, priority: unknown) => s.http('PUT', `/api/depots/${depotNo}`, { priority });
  const list = async () => (await s.http('GET', '/api/depots')).body;

  it('are listed by priority, those of one priority by number', async () => {
    expect(await list()).toEqual({ depots: [] });
    for (const depotNo of ['IZMIR', 'ANKARA', 'MERKEZ'])
      expect(await set(depotNo, depotNo === 'MERKEZ' ? 1 : 2)).toMatchObject({ status: 200 });
    expect(await list()).toEqual({
      depots: [
        { depotNo: 'MERKEZ', priority: 1, version: 1 },
        { depotNo: 'ANKARA', priority: 2, version: 1 },
        { depotNo: 'IZMIR', priority: 2, version: 1 },
      ],
    });
  });

  it('change their place in the order', async () => {
    await set('IZMIR', 1);
    await set('MERKEZ', 3);
    expect(await list()).toMatchObject({
      depots: [{ depotNo: 'IZMIR' }, { depotNo: 'ANKARA' }, { depotNo: 'MERKEZ', priority: 3 }],
    });
  });

  it('show their version, which changes with them, and are set only as they were seen', async () => {
    const opened = await s.http('PUT', '/api/depots/BURSA', { priority: 5 });
    expect(opened.body).toEqual({ depotNo: 'BURSA', priority: 5, version: 1 });
    expect(await s.http('PUT', '/api/depots/BURSA', { priority: 5 })).toMatchObject({ body: { version: 1 } });

    const seen = { 'if-match': opened.headers.get('etag') ?? '' };
    const moved = await s.http('PUT', '/api/depots/BURSA', { priority: 6 }, seen);
    expect(moved).toMatchObject({ status: 200, body: { priority: 6, version: 2 } });
    expect(await s.http('PUT', '/api/depots/BURSA', { priority: 7 }, seen)).toMatchObject({
      status: 412,
      body: { code: 'VERSION_MISMATCH', facts: { version: 2 } },
    });
    const nowhere = await s.http('PUT', '/api/depots/VAN', { priority: 7 }, { 'if-match': '*' });
    expect(nowhere).toMatchObject({ status: 412 });
  });

  it.each([
    ['merkez', 1, 'depotNo', 'must be 1 to 16 of A-Z, 0-9 and -'],
    ['MERKEZ', 0, 'priority', 'Too small: expected number to be >=1'],
    ['MERKEZ', 1.5, 'priority', 'Invalid input: expected int, received number'],
  ])('refuse %s with priority %s', async (depotNo, priority, field, message) => {
    expect(await set(depotNo, priority)).toMatchObject({
      status: 422,
      body: { code: 'REQUEST_INVALID', errors: [{ field, message }] },
    });
  });
});
