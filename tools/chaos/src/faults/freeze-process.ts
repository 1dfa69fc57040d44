import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault.js';
import { victimOf } from './victim.js';

/** SIGSTOP for longer than its leases last, then SIGCONT: it goes on as if nothing had happened. */
export const freezeProcess: Fault = async (scene, planned, struck) => {
  const pid = await victimOf(scene, planned);
  process.kill(pid, 'SIGSTOP');
  struck();
  try {
    await sleep(planned.seconds * 1_000, undefined, { signal: scene.signal });
  } finally {
    process.kill(pid, 'SIGCONT');
  }
};
