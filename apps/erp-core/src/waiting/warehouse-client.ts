import { KervanError } from '@kervan/contracts';
import { z } from 'zod';
import type { Order } from '../orders/order.entity.js';

/** After this time the warehouse counts as unreachable. */
const PATIENCE_MS = 5_000;

const Reservation = z.object({
  state: z.literal(['ACTIVE', 'FAILED', 'EXPIRED', 'OWED', 'CANCELLED', 'DESPATCHED']),
  approvalNo: z.int().nonnegative(),
});

const NotFound = z.object({ code: z.literal('RESERVATION_NOT_FOUND') });

/** What the warehouse says of an approval when it is asked. */
export type WarehouseAnswer = z.output<typeof Reservation>['state'] | 'UNKNOWN' | 'UNREACHABLE';

/** Asks the warehouse over HTTP. */
export class WarehouseClient {
  constructor(private readonly options: { readonly url: string; readonly token?: string | undefined }) {}

  /**
   * A refusal or an end of an older approval says nothing of this one: UNKNOWN.
   *
   * @throws KervanError INTERNAL when the warehouse, or whoever answers in its place, refuses to tell.
   */
  async answerTo({ orderNo, approvalNo }: Pick<Order, 'orderNo' | 'approvalNo'>): Promise<WarehouseAnswer> {
    const response = await this.#get(`/api/reservations/${encodeURIComponent(orderNo)}`).catch(() => null);
    if (response === null || response.status >= 500) return 'UNREACHABLE';
    const { status, body } = response;
    if (status === 404 && NotFound.safeParse(body).success) return 'UNKNOWN';
    if (status !== 200)
      throw new KervanError('INTERNAL', `the warehouse answered ${String(status)} for ${orderNo}`);
    const { state, approvalNo: answered } = Reservation.parse(body);
    const over = state === 'FAILED' || state === 'EXPIRED';
    return over && answered < approvalNo ? 'UNKNOWN' : state;
  }

  /** The body is always read, else its connection would stay in use; null where it is no JSON. */
  async #get(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
    const { url, token } = this.options;
    const response = await fetch(new URL(path, url), {
      headers: { authorization: `Bearer ${token ?? ''}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
