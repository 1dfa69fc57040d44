import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import { memoryBroker } from '@kervan/messaging';
import { startTelemetry, type Telemetry } from '@kervan/observability';
import { InboxFixture, until } from '../fixture/inbox.fixture.js';
import { Moved } from '../fixture/moved.fixture.js';

describe('the metrics of a consumer', () => {
  let inbox: InboxFixture;
  let telemetry: Telemetry;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await inbox.reset();
    telemetry = await startTelemetry({ service: 'spec', endpoint: undefined });
  });
  afterEach(() => telemetry.shutdown());
  afterAll(() => inbox.end());

  const told = (...lines: string[]) =>
    until(async () => {
      const text = (await telemetry.scrape()).replaceAll('consumer="spec-consumer",', '');
      return lines.every((line) => text.includes(`\n${line}\n`));
    });
  const type = `event_type="${Moved.type}"`;

  it('say what became of deliveries, how long they took and what is parked', async () => {
    inbox.behaviour.before = ({ data }) => {
      if (data.thingNo === 'B') throw new KervanError('ORDER_STATE_INVALID', 'order 4711 is closed');
    };
    inbox.send(...['A', 'B', 'C'].flatMap((key) => [1, 2].map((step) => ({ key, step }))));

    await inbox.start({ metrics: telemetry.metrics });
    await inbox.consumed();

    await told(
      `erp_inbox_handled_total{${type},outcome="handled"} 4`,
      `erp_inbox_handled_total{${type},outcome="dead"} 1`,
      `erp_inbox_handled_total{${type},outcome="parked"} 1`,
      `erp_event_delivery_delay_seconds_count{${type}} 4`,
      `messaging_process_duration_seconds_count{${type}} 4`,
      `erp_dlq_added_total{${type}} 1`,
      'erp_dlq_depth{state="dead"} 1',
      'erp_dlq_depth{state="waiting"} 1',
    );
  });

  it('count attempts in place and of parked keys, and what left the dead letters', async () => {
    let tries = 0;
    inbox.behaviour.before = () => {
      if (++tries < 7) throw new KervanError('ACCOUNT_NOT_FOUND', 'account A is not known');
    };
    inbox.send({ key: 'A', step: 1 });

    await inbox.start({ metrics: telemetry.metrics });
    await inbox.consumed();
    await inbox.released();

    await told(
      'erp_consumer_retries_total{stage="immediate"} 3',
      'erp_consumer_retries_total{stage="delayed"} 3',
      'erp_dlq_resolved_total{how="handled"} 1',
      `erp_dlq_added_total{${type}} 1`,
    );
  });

  it('say since when the first record waits that has not taken effect', async () => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    inbox.behaviour.before = () => held;
    inbox.send({ key: 'A', step: 1 });
    const age = async () =>
      Number(/\nerp_consumer_lag_seconds\{[^}]*\} (\S+)\n/.exec(await telemetry.scrape())?.[1]);

    await inbox.start({ metrics: telemetry.metrics });
    await until(async () => (await age()) > 0);

    goOn();
    await until(async () => (await age()) === 0);
  });

  it('keep no consumer from ending whose broker does not say where topics end', async () => {
    const broker = memoryBroker(inbox.cluster);
    let asked = false;
    const offsets = () => {
      asked = true;
      return new Promise<never>(() => undefined);
    };
    const { close } = await inbox.start({
      metrics: telemetry.metrics,
      broker: { subscribe: (options) => broker.subscribe(options), offsets },
    });
    await until(() => asked);

    await close();
  });
});
