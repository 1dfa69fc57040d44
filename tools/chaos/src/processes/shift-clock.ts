/**
 * NODE_OPTIONS for a process whose clock is wrong by so much from its first line on: both `Date.now()` and `new Date()`.
 * The monotonic clock stays as it is, as it does on a real machine.
 *
 * @param milliseconds positive: ahead of time
 */
export function shiftClock(milliseconds: number): string {
  const code = `
    const True = Date, shift = ${milliseconds};
    globalThis.Date = new Proxy(True, {
      construct: (target, values, self) =>
        Reflect.construct(target, values.length > 0 ? values : [True.now() + shift], self === Date ? target : self),
      apply: () => new Date().toString(),
      get: (target, name) => (name === 'now' ? () => True.now() + shift : Reflect.get(target, name)),
    });`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}
