import { KervanError } from '@kervan/contracts';
import { z } from 'zod';

/** After this time the warehouse counts as unreachable. */
const PATIENCE_MS = 5_000;

const Reservation = z.object({
  state: z.literal(['ACTIVE', 'FAILED', 'EXPIRED', 'CANCELLED', 'DESPATCHED']),
});

/** What the warehouse says of an order when it is asked. */
export type WarehouseAnswer = z.output<typeof Reservation>['state'] | 'UNKNOWN' | 'UNREACHABLE';

/** Asks the warehouse over HTTP. */
export class WarehouseClient {
  /** @param url absent: the warehouse is unreachable. */
  constructor(
    private readonly options: { readonly url?: string | undefined; readonly token?: string | undefined },
  ) {}

  /** @throws KervanError INTERNAL when the warehouse refuses to answer. */
  async reservationOf(orderNo: string): Promise<WarehouseAnswer> {
    const response = await this.#get(`/api/reservations/${encodeURIComponent(orderNo)}`).catch(() => null);
    if (response === null || response.status >= 500) return 'UNREACHABLE';
    if (response.status === 404) return 'UNKNOWN';
    if (response.ok) return Reservation.parse(await response.json()).state;
    throw new KervanError('INTERNAL', `the warehouse answered ${String(response.status)} for ${orderNo}`);
  }

  async #get(path: string): Promise<Response | null> {
    const { url, token } = this.options;
    if (url === undefined) return null;
    return fetch(new URL(path, url), {
      headers: { authorization: `Bearer ${token ?? ''}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }
}
