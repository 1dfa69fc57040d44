import type { Stack } from '../stack/start-stack.js';
import { consumers } from '../stack/store-names.js';
import { redriveParked } from './redrive-parked.js';
import { skipRefused } from './skip-refused.js';

/** Takes away what makes handlers fail, has parked events tried again, and skips what the broker refuses. */
export async function heal(stack: Stack): Promise<void> {
  for (const consumer of consumers) await stack.databases[consumer].query('DELETE FROM failing');
  await skipRefused(stack);
  await redriveParked(stack);
}
