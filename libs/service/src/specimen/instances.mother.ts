import { setTimeout as pause } from 'node:timers/promises';
import { Database, temporaryDatabase } from '@kervan/database';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { createLogger } from '@kervan/observability';
import type { Type } from '@nestjs/common';
import { parseConfig } from '../config/parse-config.js';
import { startService, type RunningService } from '../lifecycle/start-service.js';
import { specimen } from './specimen.js';

const API_TOKEN = 'a-token-of-the-specs';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly text: string;
}

/** Running instances of the specimen over one database. */
export class Instances {
  #calls = 0;

  private constructor(
    private readonly services: readonly RunningService[],
    private readonly end: () => Promise<void>,
  ) {}

  static async start(count: number): Promise<Instances> {
    const store = await temporaryDatabase(testStores().databaseUrl);
    const broker = memoryBroker();
    const config = parseConfig(specimen, { DATABASE_URL: store.url, KAFKA_BROKERS: 'none:1', API_TOKEN });
    const logger = createLogger('specimen', { level: 'silent' });
    const services: RunningService[] = [];
    while (services.length < count) services.push(await startService(specimen, { config, broker, logger }));
    for (const { readiness } of services) while (!(await readiness.check()).ready) await pause(10);
    return new Instances(services, async () => {
      await Promise.all(services.map((service) => service.close()));
      await store.drop();
    });
  }

  /** Calls one instance after the other. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const service = this.#services(this.#calls++);
    const response = await fetch(service.url + path, {
      method,
      headers: { authorization: `Bearer ${API_TOKEN}`, 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.database.query<Row>(sql, parameters);
  }

  get database(): Database {
    return this.get(Database);
  }

  /** What is injectable in the first instance. */
  get<Provided>(provided: Type<Provided>): Provided {
    return this.#services(0).app.get(provided);
  }

  close(): Promise<void> {
    return this.end();
  }

  #services(call: number): RunningService {
    const service = this.services[call % this.services.length];
    if (!service) throw new Error('no instance runs');
    return service;
  }
}
