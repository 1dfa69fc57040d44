import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '@kervan/observability';
import { defineService, parseConfig, startService, type RunningService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { WebhookController } from './webhook.controller.js';
import { Webhooks } from './webhooks.js';

let folder: string;
let woken: string[] = [];

function hook(path: string, declared: object = {}) {
  const webhook = {
    path,
    secretFile: join(folder, path),
    header: 'x-signature',
    encoding: 'hex' as const,
    prefix: 'sha256=',
    ...declared,
  };
  return { webhook, wake: () => void woken.push(path) };
}

@Module({
  controllers: [WebhookController],
  providers: [
    {
      provide: Webhooks,
      useFactory: () =>
        new Webhooks([
          hook('shop'),
          hook('erp', { header: 'x-hmac', encoding: 'base64', prefix: '' }),
          hook('open'),
        ]),
    },
  ],
})
class HookModule {}

const service = defineService({ name: 'hooks', source: '/erp/hooks', module: HookModule });

describe('webhooks', () => {
  let running: RunningService;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hooks-'));
    await writeFile(join(folder, 'shop'), 'key of the shop\n');
    await writeFile(join(folder, 'erp'), 'key of the erp');
    await writeFile(join(folder, 'open'), '');
    const config = parseConfig(service, { HTTP_PORT: '0', API_TOKEN: 'a token of the operations' });
    running = await startService(service, { config, logger: createLogger('hooks', { level: 'silent' }) });
  });
  beforeEach(() => {
    woken = [];
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  const body = '{"order":  10.50, "name": "Şişli"}';
  const signature = (key: string, text = body) =>
    `sha256=${createHmac('sha256', key).update(text).digest('hex')}`;
  const send = async (path: string, headers: Record<string, string>, text = body) => {
    const answer = await fetch(`${running.url}/hooks/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: text,
    });
    await answer.text();
    return answer.status;
  };

  it('wake the source whose secret signed the very bytes, without a token', async () => {
    expect(await send('shop', { 'x-signature': signature('key of the shop') })).toBe(202);

    expect(woken).toEqual(['shop']);
  });

  it('are signed as it is declared', async () => {
    const hmac = createHmac('sha256', 'key of the erp').update(body).digest('base64');

    expect(await send('erp', { 'x-hmac': hmac })).toBe(202);

    expect(woken).toEqual(['erp']);
  });

  it.each([
    ['without a signature', 'shop', {}, body],
    [
      'with the signature of another body',
      'shop',
      { 'x-signature': signature('key of the shop', '{}') },
      body,
    ],
    ['with the signature of another source', 'shop', { 'x-signature': signature('key of the erp') }, body],
    ['without the prefix', 'shop', { 'x-signature': signature('key of the shop').slice(7) }, body],
    ['where the secret is empty', 'open', { 'x-signature': signature('') }, body],
  ])('do nothing %s', async (_, path, headers, text) => {
    expect(await send(path, headers, text)).toBe(401);

    expect(woken).toEqual([]);
  });

  it('that nobody declared are not there', async () => {
    expect(await send('none', { 'x-signature': signature('') })).toBe(404);
  });

  it('that are too large are not read', async () => {
    const text = JSON.stringify('x'.repeat(2_000_000));

    expect(await send('shop', { 'x-signature': signature('key of the shop', text) }, text)).toBe(413);
  });
});
