/** What the thread that renews leases is started with. */
export interface RenewalOrder {
  /** Login of the role `kervan_publisher`, directly at the server. */
  readonly databaseUrl: string;
  readonly owner: string;
  /** Of `SharedLeases`. */
  readonly buffer: SharedArrayBuffer;
}

/** Told to the main loop after each renewal. */
export interface RenewalNews {
  /** Instances that publish this outbox, this one included. */
  readonly living: number;
  /** Lanes that nobody holds. */
  readonly free: number;
  /** Lanes whose renewal was refused, in the epoch in which they were held: another instance has them. */
  readonly lost: readonly { readonly lane: number; readonly epoch: number }[];
}

export function isRenewalOrder(value: unknown): value is RenewalOrder {
  return (
    isObject(value) &&
    typeof value['databaseUrl'] === 'string' &&
    typeof value['owner'] === 'string' &&
    value['buffer'] instanceof SharedArrayBuffer
  );
}

export function isRenewalNews(value: unknown): value is RenewalNews {
  return (
    isObject(value) &&
    typeof value['living'] === 'number' &&
    typeof value['free'] === 'number' &&
    Array.isArray(value['lost'])
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
