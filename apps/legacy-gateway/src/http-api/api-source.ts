import type { JsonValue } from '../pulling/json-value.js';
import type { Pull, PullSource } from '../pulling/pull-source.js';
import { ApiClient } from './api-client.js';
import type { ApiCollect } from './api-collect.js';
import { apiCursor } from './api-cursor.js';
import { ApiPull } from './api-pull.js';
import { credentialsOf } from './credentials.js';
import { clock, type Clock, type HostBudgets } from './host-budget.js';

/** An HTTP API whose changes are asked for. */
export class ApiSource implements PullSource {
  readonly #client: ApiClient;

  /** @param budgets shared by all sources of this process */
  constructor(
    private readonly collect: ApiCollect,
    budgets: HostBudgets,
    time: Clock = clock,
  ) {
    const budget = budgets.of(new URL(collect.url));
    this.#client = new ApiClient(collect.limits, credentialsOf(collect.auth, time), budget);
  }

  pull(cursor: JsonValue | null, signal: AbortSignal): Promise<Pull> {
    return Promise.resolve(new ApiPull(this.collect, this.#client, apiCursor(cursor, this.collect), signal));
  }

  /** Without a cursor everything is asked for. */
  sweep(cursor: JsonValue | null, signal: AbortSignal): Promise<Pull> {
    return this.pull(cursor, signal);
  }
}
