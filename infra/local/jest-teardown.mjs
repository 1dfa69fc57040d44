/** Jest global tear-down: ends the stores that the set-up started, if any. */
export default async function tearDown() {
  await globalThis[Symbol.for('kervan.stores')]?.();
}
