import type { OutboxFence } from '../fencing/outbox-fence.js';

/** What publishing asks of the fence once it was checked. */
export type Fence = Pick<OutboxFence, 'raise' | 'cover'>;

/** How often the fence is raised. */
export const RAISE_MS = 60_000;
