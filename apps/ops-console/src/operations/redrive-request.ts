import type { OperationRequest } from '@kervan/console-api';
import type { Caller } from '@kervan/service';
import type { ServiceClient } from '../directory/service-client.js';
import { headOf, shownKeys } from './shown-keys.js';

/**
 * What the service of the consumer is to be asked for. Keys are named with the heads they have now: one that moves on
 * before the job comes to it is left alone.
 */
export async function redriveRequest(
  client: ServiceClient,
  { kind, selection, reason, dryRun, ...pacing }: OperationRequest,
  caller: Caller,
): Promise<object> {
  const common = { kind, reason, dryRun };
  const { perSecond, ramp, stopAtFailures } = pacing;
  const paced = kind === 'retry' && { pacing: { perSecond, ramp, stopAtFailures } };
  if ('key' in selection) {
    const keys = [await headOf(client, selection, caller)];
    return kind === 'skip' ? { ...common, keys } : { ...common, selection: { keys }, ...paced };
  }
  if (kind !== 'skip') return { ...common, selection, ...paced };
  return { ...common, keys: await shownKeys(client, selection.fingerprint, caller) };
}
