import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Instances } from '../specimen/instances.mother.js';

describe('a command with If-Match', () => {
  let specimen: Instances;
  let path: string;
  let tanks = 0;
  beforeAll(async () => {
    specimen = await Instances.start(1);
  });
  afterAll(() => specimen.close());
  beforeEach(async () => {
    path = `/api/tanks/T${++tanks}`;
    const created = await specimen.call('POST', '/api/tanks', { no: `T${tanks}` });
    expect(created.headers.get('etag')).toBe('"1"');
  });

  const fill = (ifMatch: string) =>
    specimen.call('POST', `${path}/fillings`, { litres: 10 }, { 'if-match': ifMatch });
  const shown = async () => {
    const { text, headers } = await specimen.call('GET', path);
    return { tank: JSON.parse(text) as unknown, etag: headers.get('etag') };
  };

  it('is done when the record is as the caller saw it', async () => {
    const { etag } = await shown();
    expect(etag).toBe('"1"');
    const filled = await fill(etag ?? '');
    expect(filled.status).toBe(200);
    expect(filled.headers.get('etag')).toBe('"2"');
    expect((await fill('*')).status).toBe(200);
    expect(await shown()).toMatchObject({ tank: { litres: 20, version: 3 }, etag: '"3"' });
  });

  it('is refused, with the version of now, when it was changed since', async () => {
    await fill('"1"');
    const refused = await fill('"1"');
    expect(refused.status).toBe(412);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'VERSION_MISMATCH', facts: { version: 2 } });
    expect(await shown()).toMatchObject({ tank: { litres: 10, version: 2 } });
  });

  it.each(['1', 'W/"1"', '"1", "2"', '"one"', '"01"', '"1', ''])('is refused with %s', async (ifMatch) => {
    const refused = await fill(ifMatch);
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text)).toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [{ field: 'If-Match' }],
    });
  });

  it('fails when it never looks at the record, and does nothing', async () => {
    await specimen.query('UPDATE tank SET spills = 7 WHERE no = $1', [`T${tanks}`]);
    const failed = await specimen.call('PUT', `${path}/cover`, undefined, { 'if-match': '"1"' });
    expect(failed.status).toBe(500);
    expect(await shown()).toMatchObject({ tank: { spills: 7 } });
  });

  it('is refused where it creates what nobody can have seen', async () => {
    const refused = await specimen.call('POST', '/api/tanks', { no: 'T99' }, { 'if-match': '*' });
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ field: 'If-Match' }] });
  });

  it('does not send again what the caller has seen', async () => {
    // By itself fetch asks every cache on the way to be left out.
    const cached = { 'cache-control': 'max-age=0', 'if-none-match': '"1"' };
    expect(await specimen.call('GET', path, undefined, cached)).toMatchObject({ status: 304, text: '' });
  });

  it('is documented with its headers and answers', async () => {
    const document: unknown = JSON.parse((await specimen.call('GET', '/docs/json')).text);
    const key = { name: 'Idempotency-Key', in: 'header' };
    expect(document).toMatchObject({
      paths: {
        '/api/tanks': { post: { parameters: [key] } },
        '/api/tanks/{no}/fillings': {
          post: {
            parameters: expect.arrayContaining([
              expect.objectContaining(key),
              expect.objectContaining({ name: 'If-Match', in: 'header' }),
            ]),
            responses: { 200: {}, 409: {}, 412: {}, 422: {} },
          },
        },
      },
    });
  });
});
