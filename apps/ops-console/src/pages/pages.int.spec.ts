import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@kervan/observability';
import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { defineService, parseConfig, startService, type RunningService } from '@kervan/service';
import { z } from 'zod';
import { contentSecurityPolicy } from './content-security-policy.js';
import { servePages } from './serve-pages.js';

let root = '';

@Module({})
class ServedModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    const policy = contentSecurityPolicy('https://issuer.example/realms/erp');
    consumer.apply(servePages({ root, contentSecurityPolicy: policy })).forRoutes('{*path}');
  }
}

const served = defineService({ name: 'served', source: '/erp/served', module: ServedModule });
const HTML = 'text/html,application/xhtml+xml,*/*;q=0.8';

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

describe('the pages', () => {
  let folder: string;
  let service: RunningService;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
    root = join(folder, 'web');
    const logger = createLogger('served', { level: 'silent' });
    service = await startService(served, { config: parseConfig(served, {}), logger });
  });
  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true });
  });

  /** As it is written: fetch would tidy the address. */
  async function get(path: string, accept = '*/*', method = 'GET'): Promise<Got> {
    const { hostname, port } = new URL(service.url);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ hostname, port, path, method, headers: { accept } }, resolve).once('error', reject).end();
    });
    return { status: response.statusCode, headers: response.headers, text: await text(response) };
  }

  it('that were not built are said to be missing', async () => {
    const { status, text: problem } = await get('/', HTML);
    expect({ status, problem: z.unknown().parse(JSON.parse(problem)) }).toMatchObject({
      status: 404,
      problem: { code: 'NOT_FOUND', detail: 'The pages of the console were not built.' },
    });
  });

  describe('once they are built', () => {
    beforeAll(async () => {
      await mkdir(join(root, 'assets'), { recursive: true });
      await writeFile(join(root, 'index.html'), '<!doctype html><title>Kervan</title>');
      await writeFile(join(root, 'assets', 'main-1a2b.js'), 'run()');
      await writeFile(join(root, 'kervan.svg'), '<svg/>');
      await writeFile(join(root, '.secret'), 'hidden');
      await writeFile(join(folder, 'outside.txt'), 'a-stranger');
    });

    it.each(['/', '/j/order/SIP-1', '/operations/accounting/7', '/outbox', '/e/a%2Fb', '/%00', '/.secret/x'])(
      '%s is the one page, never kept without asking, under a policy that loads nothing foreign',
      async (path) => {
        const { status, headers, text } = await get(path, HTML);
        expect({ status, text }).toEqual({ status: 200, text: '<!doctype html><title>Kervan</title>' });
        expect(headers).toMatchObject({
          'content-type': expect.stringContaining('text/html'),
          'cache-control': 'no-cache',
          'x-content-type-options': 'nosniff',
          'content-security-policy':
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
            "font-src 'self'; connect-src 'self' https://issuer.example; base-uri 'none'; " +
            "frame-ancestors 'none'; form-action 'none'",
        });
      },
    );

    it('files that are named by their content are kept for ever', async () => {
      const { status, headers, text } = await get('/assets/main-1a2b.js');
      expect({ status, text }).toEqual({ status: 200, text: 'run()' });
      expect(headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': expect.stringContaining('javascript'),
      });
    });

    it('other files are asked for again, and not sent when they are the same', async () => {
      const { headers } = await get('/kervan.svg');
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.any(String) });
      expect(await get('/kervan.svg', '*/*', 'HEAD')).toMatchObject({ status: 200, text: '' });
    });

    it.each([
      '/assets/gone.js',
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/assets/..%2f..%2foutside.txt',
      '/assets/%252e%252e/%252e%252e/outside.txt',
      '//etc/passwd',
      '/.secret',
      '/%00',
      '/assets',
      '/%ff',
    ])('%s leads nowhere', async (path) => {
      const { status, text } = await get(path);
      expect([400, 404]).toContain(status);
      expect(text).not.toMatch(/a-stranger|hidden|root:/);
    });

    it.each(['/api/nothing', '/ops/nothing', '/metrics', '/health/live', '/docs'])(
      '%s is no page',
      async (path) => {
        expect((await get(path, HTML)).text).not.toContain('<title>Kervan</title>');
      },
    );

    it('are only read', async () => {
      expect((await get('/', HTML, 'POST')).status).toBe(404);
    });
  });
});
