/** The processes of a run. The first of each kind reaches its stores through the proxies. */
export const publishers = ['publisher-1', 'publisher-2', 'publisher-3'] as const;
export const projections = ['projection-1', 'projection-2'] as const;
export const effects = ['effect-1', 'effect-2'] as const;
export const loads = ['load-debit', 'load-credit'] as const;

export const consumerProcesses = [...projections, ...effects] as const;

export type ProcessName =
  (typeof publishers)[number] | (typeof consumerProcesses)[number] | (typeof loads)[number];
