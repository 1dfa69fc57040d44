import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../stack/start-stack.js';
import type { Fault } from './fault.js';

type Store = keyof Stack['proxies'];

/** Connections behind the proxy end in the middle of what they carry; for a while none is made. */
export function cutConnections(store: Store): Fault {
  return async ({ stack, signal }, { seconds }, struck) => {
    const proxy = stack.proxies[store];
    proxy.goAway();
    await sleep(seconds * 1_000, undefined, { signal }).finally(() => proxy.comeBack());
    struck();
  };
}

/** As {@link cutConnections}, but what matters is how long those outside of the cut need to do the work of those in it. */
export function isolate(store: Store): Fault {
  return (scene, planned, struck) => {
    struck();
    return cutConnections(store)(scene, planned, () => undefined);
  };
}

const DELAY_MS = 40;

/** Everything takes 40 ms longer in each direction. */
export function slowConnections(store: Store): Fault {
  return async ({ stack, signal }, { seconds }, struck) => {
    const proxy = stack.proxies[store];
    proxy.delay(DELAY_MS);
    await sleep(seconds * 1_000, undefined, { signal }).finally(() => proxy.delay(0));
    struck();
  };
}
