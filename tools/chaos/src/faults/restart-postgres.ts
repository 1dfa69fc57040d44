import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.js';

const LOOK_MS = 50;

/** SIGINT: open transactions are rolled back, then it starts again. */
export const restartPostgresFast: Fault = async ({ stack }, _planned, struck) => {
  await stack.stores.database.server?.restart();
  struck();
};

/** SIGQUIT: no checkpoint, it recovers from its log; its keeper starts it again. */
export const restartPostgresImmediate: Fault = async ({ stack, signal }, _planned, struck) => {
  const server = stack.stores.database.server;
  if (!server) return;
  const before = server.pid;
  process.kill(before, 'SIGQUIT');
  while (server.pid === before) await sleep(LOOK_MS, undefined, { signal });
  struck();
};
