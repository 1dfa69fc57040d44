import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimStore } from './claim-store.js';
import { fetchClaim } from './fetch-claim.js';
import { openClaimStore } from './open-claim-store.js';

describe('claim store in a folder (trap 36)', () => {
  let root: string;
  let folder: string;
  let store: ClaimStore;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'claims-'));
    folder = join(root, 'made when needed');
    store = openClaimStore(pathToFileURL(folder).href);
  });
  afterEach(() => rm(root, { recursive: true }));

  const put = (text: string) => store.put(Buffer.from(text));
  const fileOf = async () => join(folder, (await readdir(folder))[0] ?? '');

  it('gives a payload back by the name that follows from its content', async () => {
    // The example of RFC 6920.
    expect(await put('Hello World!')).toBe('ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk');

    expect(await fetchClaim(store, await put('{"ad":"Şükrü"}'))).toBe('{"ad":"Şükrü"}');
  });

  it('keeps one file of what is put often, at once too, and leaves nothing unfinished', async () => {
    const references = await Promise.all([put('same'), put('same'), put('same')]);

    expect(new Set(references).size).toBe(1);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('notices bytes that are others, for good', async () => {
    const reference = await put('{}');
    await writeFile(await fileOf(), '[]');

    await expect(fetchClaim(store, reference)).rejects.toMatchObject({
      code: 'CLAIM_CORRUPT',
      class: 'permanent',
    });
  });

  it('waits for a payload that is missing, and for a store', async () => {
    const reference = await put('{}');
    await rm(await fileOf());
    const missing = { code: 'CLAIM_MISSING', class: 'infrastructure' };

    await expect(fetchClaim(store, reference)).rejects.toMatchObject(missing);
    await expect(fetchClaim(undefined, reference)).rejects.toMatchObject(missing);
  });

  it.each([
    'ni:///sha-256;../../../../../../../../../../../../../etc/passwd',
    'ni:///sha-256;' + 'A'.repeat(42),
    'ni:///sha-256;' + 'A'.repeat(43) + '/../secret',
    'file:///etc/passwd',
    '../secret',
    '',
  ])('reads nothing for %j', async (reference) => {
    await writeFile(join(root, 'secret'), 'outside');

    await expect(fetchClaim(store, reference)).rejects.toMatchObject({
      code: 'EVENT_MALFORMED',
      class: 'permanent',
    });
  });

  it('removes what was put long ago, but not what was put again', async () => {
    const old = await put('old');
    const again = await put('again');
    const longAgo = new Date('2010-12-01');
    for (const name of await readdir(folder)) await utimes(join(folder, name), longAgo, longAgo);
    await put('again');

    expect(await store.removeBefore(new Date('2011-01-01'))).toBe(1);

    expect(await fetchClaim(store, again)).toBe('again');
    await expect(fetchClaim(store, old)).rejects.toMatchObject({ code: 'CLAIM_MISSING' });
  });
});
