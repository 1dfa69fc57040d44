import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Instances } from '../specimen/instances.mother.js';

describe('a command with an Idempotency-Key', () => {
  let both: Instances;
  let tanks = 0;
  let path: string;
  beforeAll(async () => {
    both = await Instances.start(2);
  });
  afterAll(() => both.close());
  beforeEach(async () => {
    const no = `T${++tanks}`;
    path = `/api/tanks/${no}/fillings`;
    expect((await both.call('POST', '/api/tanks', { no })).status).toBe(201);
  });

  const fill = (key: string, litres: number, headers = {}) =>
    both.call('POST', path, { litres }, { 'idempotency-key': key, ...headers });
  const tank = async () =>
    (
      await both.query<{ litres: number; spills: number; events: number }>(
        `SELECT litres, spills, (SELECT count(*) FROM outbox WHERE key = no) AS events FROM tank WHERE no = $1`,
        [`T${tanks}`],
      )
    )[0];
  const kept = (key: string) => both.query('SELECT status FROM idempotency_key WHERE key = $1', [key]);

  it('is done once and answered the same by every instance, numbers and ETag too', async () => {
    const first = await fill('once', 10);
    expect(first.status).toBe(200);
    expect(JSON.parse(first.text)).toMatchObject({ litres: 10, version: 2, fillings: expect.any(Number) });

    for (const again of [await fill('once', 10), await fill('once', 10)]) {
      expect(again).toMatchObject({ status: first.status, text: first.text });
      expect(again.headers.get('etag')).toBe('"2"');
    }
    expect(await tank()).toMatchObject({ litres: 10, events: 1 });
  });

  it('has one effect and fifty equal answers when it arrives fifty times at once at two instances', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => fill('at-once', 1)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await tank()).toMatchObject({ litres: 1, events: 1 });
    expect(await kept('at-once')).toEqual([{ status: 200 }]);
  });

  it('is one request whatever the order of its fields is', async () => {
    const headers = { 'idempotency-key': `fields-${tanks}` };
    const no = `T${++tanks}`;
    const first = await both.call('POST', '/api/tanks', { no, extra: { a: 1, b: [1] } }, headers);
    const again = await both.call('POST', '/api/tanks', { extra: { b: [1], a: 1 }, no }, headers);
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, text: first.text });
    const other = await both.call('POST', '/api/tanks', { extra: { b: [2], a: 1 }, no }, headers);
    expect(other.status).toBe(422);
  });

  it('is refused with another body, path or method', async () => {
    await fill('taken', 10);
    const headers = { 'idempotency-key': 'taken' };
    for (const reused of [
      await fill('taken', 11),
      await both.call('POST', `${path}?x=1`, { litres: 10 }, headers),
      await both.call('PUT', path.replace('fillings', 'cover'), undefined, headers),
    ]) {
      expect(reused.status).toBe(422);
      expect(JSON.parse(reused.text)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    }
    expect(await tank()).toMatchObject({ litres: 10, events: 1 });
  });

  it('is answered with the refusal that was kept with what was done', async () => {
    const first = await fill('spilt', 101);
    expect(first.status).toBe(409);
    expect(JSON.parse(first.text)).toMatchObject({ code: 'STOCK_INSUFFICIENT', facts: { litres: 100 } });

    expect(await fill('spilt', 101)).toMatchObject({ status: 409, text: first.text });
    expect(await tank()).toMatchObject({ litres: 100, spills: 1, events: 1 });
    expect(await kept('spilt')).toEqual([{ status: 409 }]);
  });

  it('is refused for good with the same answer, and nothing is done', async () => {
    const first = await fill('refused', 10, { 'if-match': '"2"' });
    expect(first.status).toBe(412);
    expect(await tank()).toMatchObject({ litres: 0, events: 0 });

    await fill('between', 10);
    expect(await fill('refused', 10, { 'if-match': '"2"' })).toMatchObject({ status: 412, text: first.text });
    expect(await tank()).toMatchObject({ litres: 10, events: 1 });
    expect(await kept('refused')).toEqual([{ status: 412 }]);
  });

  it('that failed for now left nothing and may be done later', async () => {
    const missing = path.replace(`T${tanks}`, 'T404404');
    const headers = { 'idempotency-key': 'later' };
    expect((await both.call('POST', missing, { litres: 1 }, headers)).status).toBe(404);
    expect(await kept('later')).toEqual([]);

    await both.call('POST', '/api/tanks', { no: 'T404404' });
    expect((await both.call('POST', missing, { litres: 1 }, headers)).status).toBe(200);
    expect(await kept('later')).toEqual([{ status: 200 }]);
  });

  it('is answered without a body where there is none', async () => {
    const cover = () =>
      both.call('PUT', path.replace('fillings', 'cover'), undefined, { 'idempotency-key': 'cover' });
    expect(await cover()).toMatchObject({ status: 204, text: '' });
    expect(await cover()).toMatchObject({ status: 204, text: '' });
  });

  it.each([
    ['too long', 'k'.repeat(256)],
    ['empty', ''],
    ['two words', 'two words'],
    ['beyond ASCII', 'caf\u00e9'],
  ])('is refused where the key is %s', async (_, key) => {
    const refused = await fill(key, 1);
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ field: 'Idempotency-Key' }] });
    expect(await tank()).toMatchObject({ litres: 0 });
  });

  it('takes a key of 255 characters', async () => {
    expect((await fill('~'.repeat(255), 1)).status).toBe(200);
  });

  it('is refused where its body is nested without end', async () => {
    let extra: unknown = 1;
    for (let depth = 0; depth < 1000; depth++) extra = [extra];
    const refused = await both.call('POST', path, { litres: 1, extra }, { 'idempotency-key': 'deep' });
    expect(refused.status).toBe(422);
  });

  it('fails where it does two things', async () => {
    const failed = await both.call('POST', path.replace('fillings', 'swap'));
    expect(failed.status).toBe(500);
  });
});
