import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { embeddedStack, stackFileOf } from './embedded-stack.js';
import { openStack } from './open-stack.js';
import { readStack } from './read-stack.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (content: unknown): string => {
  const path = stackFileOf(folder);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

describe('a stack file', () => {
  it('tells brokers and databases by URL, or by a file beside it that holds it', async () => {
    writeFileSync(join(folder, 'crm-url'), 'postgres://auditor:x@db:5432/crm\n');
    const path = written({
      brokers: ['kafka:9092'],
      topicPrefix: 'test.',
      services: { crm: { urlFile: 'crm-url' }, hr: { url: 'postgres://auditor:x@db:5432/hr' } },
      admin: { urlFile: join(folder, 'crm-url') },
    });
    expect(await readStack(path)).toEqual({
      brokers: ['kafka:9092'],
      topicPrefix: 'test.',
      databases: { crm: 'postgres://auditor:x@db:5432/crm', hr: 'postgres://auditor:x@db:5432/hr' },
      adminUrl: 'postgres://auditor:x@db:5432/crm',
      console: null,
    });
  });

  it('tells the console and a token for it', async () => {
    writeFileSync(join(folder, 'token'), 'a-token-of-an-admin\n');
    const path = written({
      brokers: ['kafka:9092'],
      services: { hr: { url: 'postgres://db/hr' } },
      console: { url: 'http://127.0.0.1:4110', tokenFile: 'token' },
    });
    expect(await readStack(path)).toMatchObject({
      console: { url: 'http://127.0.0.1:4110', token: 'a-token-of-an-admin' },
    });
  });

  it('needs neither prefix nor superuser', async () => {
    const path = written({ brokers: ['kafka:9092'], services: { hr: { url: 'postgres://db/hr' } } });
    expect(await readStack(path)).toMatchObject({ topicPrefix: '', adminUrl: null });
  });

  it('is refused with all its faults', async () => {
    const path = written({
      brokers: ['kafka'],
      services: { crm: { url: 'http://db/crm' }, shop: { url: 'postgres://db/shop' } },
      topics: 'test.',
    });
    await expect(readStack(path)).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(
        /brokers\.0: must be host:port; services\.crm\.url: must be a postgres.*; services: must be .*"topics"/,
      ),
    });
  });

  it('is refused with all the files it names in vain', async () => {
    writeFileSync(join(folder, 'hr-url'), 'not yet');
    const path = written({
      brokers: ['kafka:9092'],
      services: { crm: { urlFile: 'crm-url' }, hr: { urlFile: 'hr-url' } },
    });
    await expect(readStack(path)).rejects.toMatchObject({
      message: `${path}: services.crm: ${join(folder, 'crm-url')} cannot be read; services.hr: ${join(folder, 'hr-url')} holds no postgres:// URL`,
    });
  });

  it.each([
    ['{', 'is no JSON'],
    [{ brokers: [], services: {} }, 'services: must name a service'],
  ])('is refused: %j', async (content, fault) => {
    await expect(readStack(written(content))).rejects.toThrow(fault);
  });
});

describe('the stack of a main job', () => {
  it('is told by the file in its state folder', () => {
    const path = written({});
    expect(embeddedStack(folder)).toBe(path);
  });

  it('is missing while nothing runs', () => {
    expect(() => embeddedStack(folder)).toThrow(`nothing runs with the state folder ${folder}`);
  });

  it('that is gone is named by every database that does not answer', async () => {
    const [crm, hr] = ['postgres://auditor:x@127.0.0.1:1/crm', 'postgres://auditor:x@127.0.0.1:1/hr'];
    const gone = {
      brokers: ['127.0.0.1:1'],
      topicPrefix: '',
      databases: { crm, hr },
      adminUrl: null,
      console: null,
    };
    await expect(openStack(gone, new AbortController().signal)).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringMatching(/^crm: .*; hr: /),
    });
  });
});
