import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StateFolder } from '../state/state-folder.js';
import { temporaryState } from '../state/temporary-state.js';
import { startJaeger } from './start-jaeger.js';

/** Listens where its settings say, as Jaeger does, and tells them to whoever asks there. */
const standIn = `#!${process.execPath}
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const file = process.argv.find((given) => given.startsWith('--config=file:')).slice('--config=file:'.length);
const settings = readFileSync(file, 'utf8');
const { extensions, receivers } = JSON.parse(settings);
const { healthcheckv2, jaeger_query } = extensions;
for (const { endpoint } of [healthcheckv2.http, jaeger_query.http, receivers.otlp.protocols.http]) {
  const [host, port] = endpoint.split(':');
  createServer((_, response) => response.end(settings)).listen(Number(port), host);
}
`;

describe('Jaeger on this machine', () => {
  let state: StateFolder;
  beforeAll(async () => {
    const own = await temporaryState();
    // Nothing that was built before.
    state = { ...own, cache: own.root };
  });
  afterAll(() => state.release());

  const binary = async () => {
    const path = join(state.cache, 'stand-in.cjs');
    await writeFile(path, standIn, { mode: 0o755 });
    return path;
  };

  it('is the binary that is named, or on the PATH, and listens on this machine alone', async () => {
    const named = await binary();
    const jaeger = await startJaeger(state, undefined, undefined, { PATH: '', JAEGER_BINARY: named });

    const settings = await (await fetch(jaeger?.url ?? '')).text();
    expect(settings).toContain(`"${new URL(jaeger?.endpoint ?? '').host}"`);
    expect(settings).not.toContain('0.0.0.0');

    await jaeger?.stop();
    await expect(fetch(jaeger?.url ?? '')).rejects.toThrow();
  });

  it('is none where nothing of it can be had', async () => {
    expect(await startJaeger(state, undefined, undefined, { PATH: '' })).toBeNull();
  });

  it('is refused where the named binary is no program', async () => {
    const env = { PATH: dirname(process.execPath), JAEGER_BINARY: join(state.cache, 'nothing') };

    await expect(startJaeger(state, undefined, undefined, env)).rejects.toThrow(/JAEGER_BINARY/);
  });
});
