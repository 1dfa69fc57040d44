/** Jest global set-up: the stores of the environment, else some of this jest process. */
export default async function setUp() {
  if (process.env.DATABASE_URL && process.env.KAFKA_BROKERS) return;
  const { startStores, temporaryState } = await import('./dist/index.js');
  const state = await temporaryState();
  const stores = await startStores({ state, prefer: 'docker', progress: console.error });
  process.env.DATABASE_URL = stores.database.url;
  process.env.KAFKA_BROKERS = stores.broker.brokers.join(',');
  globalThis[Symbol.for('kervan.stores')] = async () => {
    await stores.stop();
    state.release();
  };
}
