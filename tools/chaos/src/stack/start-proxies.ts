import { freePort, type RunningStores } from '@kervan/local';
import type { Cleanup } from '@kervan/main-job';
import { readdress } from '../proxy/readdress.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';

export interface Proxies {
  readonly postgres: TcpProxy;
  readonly kafka: TcpProxy;
}

/** A proxy before each store. */
export async function startProxies({ database, broker }: RunningStores, cleanup: Cleanup): Promise<Proxies> {
  const postgres = await TcpProxy.start({
    port: await freePort(),
    target: Number(new URL(database.url).port),
  });
  cleanup.defer('the proxy of PostgreSQL', () => postgres.close());
  const [address = ''] = broker.brokers;
  const { hostname, port } = new URL(`tcp://${address}`);
  const own = await freePort();
  const kafka = await TcpProxy.start({
    port: own,
    target: Number(port),
    answers: () => readdress(hostname, Number(port), own),
  });
  cleanup.defer('the proxy of Kafka', () => kafka.close());
  return { postgres, kafka };
}
