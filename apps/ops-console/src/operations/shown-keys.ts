import { KervanError } from '@kervan/contracts';
import { RequestInvalid, type Caller } from '@kervan/service';
import { z } from 'zod';
import { addressPart, type ServiceClient } from '../directory/service-client.js';

const Head = z.object({ epoch: z.int(), sequence: z.int(), eventId: z.string() });
const EventPage = z.object({ items: z.array(Head) });
const ShownKey = z.object({ topic: z.string(), key: z.string(), head: Head });
const KeyPage = z.object({ items: z.array(ShownKey), next: z.string().nullable() });

/** A parked key with its first event. */
export type ShownKey = z.output<typeof ShownKey>;

/** Of one job, as services take them. */
const MOST_KEYS = 1000;
const PAGE = 200;

/** @throws KervanError NOT_FOUND where nothing of the key is parked. */
export async function headOf(
  client: ServiceClient,
  { topic, key }: { topic: string; key: string },
  caller: Caller,
): Promise<ShownKey> {
  const path = `parked/keys/${addressPart(topic)}/${addressPart(key)}`;
  const { items } = await client.ask({ path, query: { limit: 1 }, caller, answer: EventPage });
  const [head] = items;
  if (head) return { topic, key, head };
  throw new KervanError('NOT_FOUND', 'Nothing of this key is parked.');
}

/** All keys that failed alike. @throws KervanError NOT_FOUND for none; RequestInvalid for more than one job takes */
export async function shownKeys(
  client: ServiceClient,
  fingerprint: string,
  caller: Caller,
): Promise<ShownKey[]> {
  const keys: ShownKey[] = [];
  let after: string | undefined;
  do {
    const query = { fingerprint, limit: PAGE, after };
    const page = await client.ask({ path: 'parked/keys', query, caller, answer: KeyPage });
    keys.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && keys.length <= MOST_KEYS);
  if (keys.length === 0) throw new KervanError('NOT_FOUND', 'No key is parked with this fingerprint.');
  if (keys.length <= MOST_KEYS) return keys;
  const message = `selects more than ${MOST_KEYS} keys; retry or skip them key by key`;
  throw new RequestInvalid([{ field: 'selection', message }]);
}
