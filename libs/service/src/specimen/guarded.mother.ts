import { setTimeout as pause } from 'node:timers/promises';
import { Database, temporaryDatabase } from '@kervan/database';
import { auditLog, type AuditedEntry } from '@kervan/inbox';
import { testStores } from '@kervan/local';
import { createLogger } from '@kervan/observability';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Environment } from '../config/environment.js';
import { parseConfig } from '../config/parse-config.js';
import { defineService } from '../define-service.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Requires } from '../http/requires.js';
import { roles } from '../http/role.js';
import { startService } from '../lifecycle/start-service.js';

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

  @Post(':id')
  @Requires('approver')
  @Endpoint({ summary: 'Approves.' })
  approve(): void {
    // As above.
  }
}

@Module({ controllers: [Plain, Guarded] })
class GuardedModule {}

const guarded = defineService({
  name: 'guarded',
  source: '/erp/guarded',
  module: GuardedModule,
  entities: [],
});

export interface GuardedService {
  call(
    token: string,
    method: string,
    path: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: unknown }>;
  /** Newest first. */
  audited(): Promise<AuditedEntry[]>;
  close(): Promise<void>;
}

/** A running service of which only is asked who may come in. */
export async function startGuarded(environment: Environment): Promise<GuardedService> {
  const store = await temporaryDatabase(testStores().databaseUrl);
  const config = parseConfig(guarded, { DATABASE_URL: store.url, ...environment });
  const logger = createLogger('guarded', { level: 'silent' });
  const service = await startService(guarded, { config, logger });
  while (!(await service.readiness.check()).ready) await pause(10);
  return {
    call: async (token, method, path, headers = {}) => {
      const authorization = `Bearer ${token}`;
      const response = await fetch(service.url + path, { method, headers: { authorization, ...headers } });
      const text = await response.text();
      const body: unknown = text === '' ? null : JSON.parse(text);
      return { status: response.status, body };
    },
    audited: () => auditLog(service.app.get(Database), { limit: 100 }),
    close: async () => {
      await service.close();
      await store.drop();
    },
  };
}
