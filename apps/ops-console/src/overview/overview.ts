import { setTimeout as delay } from 'node:timers/promises';
import type { Operation, Overview as OverviewView } from '@kervan/console-api';
import { Database } from '@kervan/database';
import type { Caller } from '@kervan/service';
import { Injectable } from '@nestjs/common';
import { Failures } from '../failures/failures.js';
import { runTogether } from '../journeys/run-together.js';
import { Operations } from '../operations/operations.js';
import { RecentTraffic } from './recent-traffic.js';
import { SharedReading } from './shared-reading.js';
import { readVitalSigns, vitalSigns } from './vital-signs.js';

const FRESH_MS = 2_000;
const MOST_FAILURES = 5;
const MOST_OPERATIONS = 20;
/** The home page waits no longer for services: their operations are then not on it. */
const OPERATIONS_MS = 1_000;
const OVER: readonly Operation['state'][] = ['DONE', 'CANCELLED'];

/** The home page: figures, the newest failures, and the operations that are not over. */
@Injectable()
export class Overview {
  readonly #figures = new SharedReading(FRESH_MS, () => this.#read());

  constructor(
    private readonly database: Database,
    private readonly traffic: RecentTraffic,
    private readonly failures: Failures,
    private readonly operations: Operations,
  ) {}

  /** @throws KervanError DATABASE_UNAVAILABLE */
  async read(caller: Caller): Promise<OverviewView> {
    const [figures, operations] = await Promise.all([this.#figures.get(), this.#operations(caller)]);
    return { ...figures, operations };
  }

  async #read(): Promise<Omit<OverviewView, 'operations'>> {
    const [answers, { written }, failures] = await Promise.all([
      runTogether(this.database, readVitalSigns),
      this.traffic.lastHour(),
      this.failures.groups({ healed: false }, { limit: MOST_FAILURES }),
    ]);
    return {
      ...vitalSigns(answers),
      eventsLastHour: written.reduce((sum, { events }) => sum + events, 0),
      failures: failures.items,
    };
  }

  async #operations(caller: Caller): Promise<Operation[]> {
    const inTime = new AbortController();
    const late = delay(OPERATIONS_MS, null, { signal: inTime.signal }).catch(() => null);
    const listed = this.operations.list({ limit: MOST_OPERATIONS }, caller);
    const page = await Promise.race([listed, late]).finally(() => inTime.abort());
    listed.catch(() => undefined);
    return page?.items.filter(({ state }) => !OVER.includes(state)) ?? [];
  }
}
