/** How Node is started for a service. */
export const nodeOptions = [
  '--enable-source-maps',
  // kafkajs sets negative timers, which Node only remarks on.
  '--disable-warning=TimeoutNegativeWarning',
  // Left to itself the heap of a busy consumer grows to twice of this; a larger nursery than the default spares a quarter
  // of its CPU.
  '--max-old-space-size=256',
  '--max-semi-space-size=32',
] as const;
