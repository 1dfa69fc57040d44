import { AsyncLocalStorage } from 'node:async_hooks';

/** The HTTP request that a command answers. */
export interface CommandRequest {
  /** Name of who sent it; undefined where nobody need say. */
  readonly caller: string | undefined;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  /** Status of the answer when the command succeeds. */
  readonly status: number;
}

/** Which request the running code answers; none in work that nobody asked for over HTTP. */
export const commandRequests = new AsyncLocalStorage<CommandRequest>();
