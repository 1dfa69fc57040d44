import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDatabase, type TemporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import { parseConfig } from '../config/parse-config.js';
import { defineService } from '../define-service.js';
import { startService, type RunningService } from '../lifecycle/start-service.js';
import { Caller } from './caller.js';
import { Endpoint } from './endpoint.js';
import { Requires } from './requires.js';
import { roles, type Role } from './role.js';

const Whom = z.object({ name: z.string(), role: z.literal(roles) });

@Controller('ops/plain')
class Plain {
  @Get()
  @Endpoint({ summary: 'Reads.', returns: Whom })
  read(@Caller() caller: Caller): Caller {
    return caller;
  }

  @Post()
  @Endpoint({ summary: 'Writes.' })
  write(): void {
    // Nothing to do: who may come here is what is asked.
  }
}

@Controller('ops/guarded')
@Requires('investigator')
class Guarded {
  @Get()
  @Endpoint({ summary: 'Shows what is secret.' })
  read(): void {
    // As above.
  }

  @Post()
  @Requires('approver')
  @Endpoint({ summary: 'Approves.' })
  approve(): void {
    // As above.
  }
}

@Module({ controllers: [Plain, Guarded] })
class GuardedModule {}

const secretOf = (role: Role) => `the-secret-of-${role}`;

describe('the roles of callers', () => {
  let store: TemporaryDatabase;
  let service: RunningService;

  beforeAll(async () => {
    store = await temporaryDatabase(testStores().databaseUrl);
    const guarded = defineService({
      name: 'guarded',
      source: '/erp/guarded',
      module: GuardedModule,
      entities: [],
    });
    const API_TOKENS = JSON.stringify(
      roles.map((role) => ({ name: `ayse-${role}`, token: secretOf(role), role })),
    );
    const config = parseConfig(guarded, {
      DATABASE_URL: store.url,
      API_TOKENS,
      API_TOKEN: 'the-one-for-all-of-it',
    });
    service = await startService(guarded, { config, logger: createLogger('guarded', { level: 'silent' }) });
    while (!(await service.readiness.check()).ready) await pause(10);
  });

  afterAll(async () => {
    await service.close();
    await store.drop();
  });

  async function call(token: string, method: string, path: string) {
    const response = await fetch(service.url + path, {
      method,
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, body };
  }

  it.each([
    ['GET', '/ops/plain', 'viewer'],
    ['POST', '/ops/plain', 'operator'],
    ['GET', '/ops/guarded', 'investigator'],
    ['POST', '/ops/guarded', 'approver'],
  ] as const)('%s %s needs the role %s or a higher one', async (method, path, needed) => {
    for (const role of roles) {
      const { status, body } = await call(secretOf(role), method, path);
      const allowed = roles.indexOf(role) >= roles.indexOf(needed);
      expect({ role, succeeded: status < 300 }).toEqual({ role, succeeded: allowed });
      if (!allowed) expect({ status, body }).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
  });

  it('tells an operation who called it', async () => {
    const role = 'viewer';
    expect(await call(secretOf(role), 'GET', '/ops/plain')).toMatchObject({
      body: { name: 'ayse-viewer', role },
    });
  });

  it('lets the one token without a name do anything', async () => {
    expect(await call('the-one-for-all-of-it', 'GET', '/ops/plain')).toMatchObject({
      body: { name: 'api', role: 'admin' },
    });
    expect(await call('the-one-for-all-of-it', 'POST', '/ops/guarded')).toMatchObject({ status: 204 });
  });

  it('knows nobody without a token', async () => {
    expect(await call('nobody', 'GET', '/ops/plain')).toMatchObject({ status: 401 });
  });
});
