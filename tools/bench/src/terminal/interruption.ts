const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Rejects at Ctrl-C or when the system asks the process to end, so that what was started can be ended in order. */
export function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of signals) process.once(signal, () => reject(new Error(`interrupted by ${signal}`)));
  });
}
