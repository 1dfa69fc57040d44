import { setTimeout as delay } from 'node:timers/promises';
import { actions } from '../actions/actions.js';
import { Tally, type Figures } from '../outcome/tally.js';
import type { PlannedRequest } from '../plan/plan.js';
import type { Send } from '../sending/send.js';

export interface Progress {
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
}

export interface DriveResult {
  /** Requests answered per second, from the first one sent to the last answer. */
  readonly achievedRate: number;
  /** How late a request was sent at worst, milliseconds: its client still waited for the answer before. */
  readonly worstLateMs: number;
  readonly total: Figures;
  readonly actions: Readonly<Record<string, Figures>>;
}

/**
 * Sends every request when it is due, whether or not others were answered: a slow system does not slow its load down.
 * One client alone waits for its own answers.
 */
export async function drive(
  requests: readonly PlannedRequest[],
  send: Send,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<DriveResult> {
  const began = performance.now();
  const total = new Tally();
  const tallies = new Map(actions.map(({ name }) => [name, new Tally()]));
  const clients = new Map<string, Promise<void>>();
  let sent = 0;
  let answered = 0;
  let worstLateMs = 0;

  const perform = async (request: PlannedRequest): Promise<void> => {
    const startedAt = performance.now();
    worstLateMs = Math.max(worstLateMs, startedAt - began - request.at);
    onProgress({ sent: ++sent, answered, failed: total.failed });
    const outcome = await send(request);
    const latencyMs = performance.now() - startedAt;
    for (const tally of [total, tallies.get(request.action)]) tally?.add(outcome, latencyMs);
    onProgress({ sent, answered: ++answered, failed: total.failed });
  };

  for (const request of requests) {
    const early = began + request.at - performance.now();
    if (early > 0) await delay(early);
    const before = clients.get(request.accountNo) ?? Promise.resolve();
    clients.set(
      request.accountNo,
      before.then(() => perform(request)),
    );
  }
  await Promise.all(clients.values());

  const seconds = Math.max(performance.now() - began, 1) / 1000;
  return {
    achievedRate: Math.round((answered / seconds) * 10) / 10,
    worstLateMs: Math.round(worstLateMs),
    total: total.figures,
    actions: Object.fromEntries([...tallies].map(([name, tally]) => [name, tally.figures])),
  };
}
