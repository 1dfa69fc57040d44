import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiReader } from './api-reader.mother.js';
import { pagings, RowsServer } from './rows-server.mother.js';
import { TokenServer } from './token-server.mother.js';

describe('credentials of an HTTP API', () => {
  let server: RowsServer;
  let issuer: TokenServer;
  let folder: string;
  const secretFile = () => join(folder, 'secret');

  beforeEach(async () => {
    [server, issuer] = [await RowsServer.open(), await TokenServer.open()];
    folder = await mkdtemp(join(tmpdir(), 'api-'));
    await writeFile(secretFile(), 'first secret\n');
    server.write(1);
  });
  afterEach(async () => {
    await server.close();
    await issuer.close();
    await rm(folder, { recursive: true });
  });

  const bearer = () => ({ by: 'bearer', tokenFile: secretFile() });
  const oauth = () => ({
    by: 'clientCredentials',
    tokenUrl: issuer.url,
    clientId: 'kervan:1',
    clientSecretFile: secretFile(),
    scope: 'rows.read',
  });
  const reader = (auth: object) => new ApiReader(server.collect(pagings.none, { auth }));
  /** The API takes these tokens alone. */
  const accept = (...tokens: string[]) => {
    server.script = () =>
      tokens.includes(server.authorizations.at(-1)?.replace('Bearer ', '') ?? '')
        ? undefined
        : { status: 401 };
  };

  it('sends the token of a file, and the one that replaced it once it is refused', async () => {
    const reading = reader(bearer());
    accept('first secret');
    await reading.pull();
    await writeFile(secretFile(), 'second secret');
    accept('second secret');

    await reading.pull();

    expect(server.authorizations).toEqual([
      'Bearer first secret',
      'Bearer first secret',
      'Bearer second secret',
    ]);
  });

  it('asks for a token once, with the secret of the client, and uses it until it ends', async () => {
    const reading = reader(oauth());
    await reading.pull();
    await reading.pull();
    await reading.clock.wait(3_570_000);
    await reading.pull();

    const authorization = `Basic ${Buffer.from('kervan%3A1:first%20secret').toString('base64')}`;
    const body = 'grant_type=client_credentials&scope=rows.read';
    expect(issuer.requests).toEqual([
      { authorization, body },
      { authorization, body },
    ]);
    expect(server.authorizations).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  it('takes a new token where the API says that the one it has is over', async () => {
    const reading = reader(oauth());
    accept('token-2');

    await reading.pull();

    expect(server.authorizations).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(reading.known()).toEqual(server.truth());
  });

  it('takes one new token only', async () => {
    accept('token-9');

    await expect(reader(oauth()).pull()).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
      facts: { status: 401 },
    });

    expect(issuer.requests).toHaveLength(2);
  });

  it('says that there is no token, and nothing of the secret', async () => {
    issuer.refusal = 400;

    const failure = reader(oauth()).pull();

    await expect(failure).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    await expect(failure).rejects.toThrow(/^127\.0\.0\.1:\d+ gives no token$/);
    expect(server.requests).toEqual([]);
  });
});
