import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { documentPath } from './document-path.js';
import { documentStoreSettings } from './document-store-settings.js';
import type { DocumentStore } from './document-store.js';
import { openDocumentStore } from './open-document-store.js';
import { S3Server } from './s3-server.mother.js';

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const DOCUMENT = Buffer.from('Şişli;İade;12,50\r\n');
const HASH = sha256Of(DOCUMENT);

/** What a store lies in, seen from outside. */
interface Ground {
  readonly store: DocumentStore;
  /** Names of everything that is there, whole or not. */
  names(): Promise<readonly string[]>;
  spoil(sha256: string): Promise<void>;
  end(): Promise<void>;
}

async function folder(): Promise<Ground> {
  const root = await mkdtemp(join(tmpdir(), 'documents-'));
  const settings = { DOCUMENT_STORE: pathToFileURL(join(root, 'made when needed')).href };
  const within = join(root, 'made when needed');
  return {
    store: openDocumentStore(documentStoreSettings.parse(settings), 'unused'),
    names: async () =>
      (await readdir(within, { recursive: true, withFileTypes: true }).catch(() => []))
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
    spoil: (sha256) => writeFile(join(within, documentPath(sha256)), 'other bytes'),
    end: () => rm(root, { recursive: true }),
  };
}

async function bucket(): Promise<Ground> {
  const server = await S3Server.start();
  const settings = {
    DOCUMENT_STORE: `${server.url}/belgeler`,
    DOCUMENT_STORE_KEY: '{"accessKeyId":"spec","secretAccessKey":"spec"}',
  };
  return {
    store: openDocumentStore(documentStoreSettings.parse(settings), 'unused'),
    names: () =>
      Promise.resolve([...server.objects.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1))),
    spoil: (sha256) =>
      Promise.resolve(
        void server.objects.set(`/belgeler/${documentPath(sha256)}`, Buffer.from('other bytes')),
      ),
    end: () => server.close(),
  };
}

describe.each([
  ['a folder', folder],
  ['a bucket of an S3 server', bucket],
])('documents in %s', (_, open) => {
  let ground: Ground;
  let store: DocumentStore;
  beforeEach(async () => {
    ground = await open();
    store = ground.store;
  });
  afterEach(() => ground.end());

  it('are read as they were kept', async () => {
    expect(await store.has(HASH)).toBe(false);

    await store.keep(HASH, [DOCUMENT.subarray(0, 5), DOCUMENT.subarray(5)]);

    expect(await store.has(HASH)).toBe(true);
    expect(await buffer(store.read(HASH))).toEqual(DOCUMENT);
  });

  it('may be empty, and larger than memory should be filled with', async () => {
    const chunk = Buffer.alloc(1_048_576, 'a');
    const large = Array.from({ length: 20 }, () => chunk);
    const [none, much] = [sha256Of(Buffer.alloc(0)), sha256Of(Buffer.concat(large))];

    await store.keep(none, []);
    await store.keep(much, large);

    expect(await buffer(store.read(none))).toHaveLength(0);
    expect(sha256Of(await buffer(store.read(much)))).toBe(much);
  });

  it('are not written again', async () => {
    await store.keep(HASH, [DOCUMENT]);
    const unread = {
      [Symbol.asyncIterator]: (): AsyncIterator<Uint8Array> => {
        throw new Error('it was read');
      },
    };

    await store.keep(HASH, unread);

    expect(await ground.names()).toEqual([HASH]);
  });

  it('are one where several keep the same at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => store.keep(HASH, [DOCUMENT])));

    expect(await ground.names()).toEqual([HASH]);
    expect(await buffer(store.read(HASH))).toEqual(DOCUMENT);
  });

  it('leave nothing where their bytes end in an error, or are others', async () => {
    const broken = async function* () {
      yield Buffer.from('half');
      await Promise.reject(new Error('the disk is gone'));
    };

    await expect(store.keep(HASH, broken())).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
    await expect(store.keep(HASH, [Buffer.from('other')])).rejects.toMatchObject({
      code: 'DOCUMENT_CORRUPT',
    });

    expect(await ground.names()).toEqual([]);
    expect(await store.has(HASH)).toBe(false);
  });

  it('tell at their end that they were changed, and for good', async () => {
    await store.keep(HASH, [DOCUMENT]);
    await ground.spoil(HASH);

    await expect(buffer(store.read(HASH))).rejects.toMatchObject({
      code: 'DOCUMENT_CORRUPT',
      class: 'permanent',
    });
  });

  it('may be there later where they are missing', async () => {
    await expect(buffer(store.read(HASH))).rejects.toMatchObject({
      code: 'DOCUMENT_MISSING',
      class: 'infrastructure',
    });
  });

  it('need not be read to their end', async () => {
    await store.keep(HASH, [DOCUMENT]);

    for await (const chunk of store.read(HASH)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });

  it.each(['../../etc/passwd', HASH.toUpperCase(), HASH.slice(1), ''])('are never named %j', async (name) => {
    await expect(store.has(name)).rejects.toThrow(RangeError);
    await expect(store.keep(name, [])).rejects.toThrow(RangeError);
  });
});

describe('documents of a server that fails', () => {
  it('are not taken for missing ones', async () => {
    const server = await S3Server.start();
    server.failing = 403;
    const settings = documentStoreSettings.parse({
      DOCUMENT_STORE: `${server.url}/belgeler`,
      DOCUMENT_STORE_KEY: '{"accessKeyId":"spec","secretAccessKey":"spec"}',
    });

    await expect(openDocumentStore(settings, 'unused').has(HASH)).rejects.toMatchObject({
      code: 'DOCUMENT_MISSING',
    });

    await server.close();
  });
});

describe('the settings of a document store', () => {
  it.each(['ftp://host/bucket', 'https://host', 'https://host/', 'belgeler'])(
    'refuse %s',
    (DOCUMENT_STORE) => {
      expect(documentStoreSettings.safeParse({ DOCUMENT_STORE }).success).toBe(false);
    },
  );
});
