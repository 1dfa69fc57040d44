import type { Fault } from './fault.js';
import { victimOf } from './victim.js';

/** kill -9; the supervisor starts it again. */
export const killProcess: Fault = async (scene, planned, struck) => {
  process.kill(await victimOf(scene, planned), 'SIGKILL');
  struck();
};
