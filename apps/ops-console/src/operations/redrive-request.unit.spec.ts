import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OperationRequest } from '@kervan/console-api';
import { z } from 'zod';
import { ServiceClient } from '../directory/service-client.js';
import { ScriptedService } from '../directory/scripted-service.mother.js';
import { redriveRequest } from './redrive-request.js';

const head = { epoch: 1, sequence: 7, eventId: 'e-7' };
const reason = 'the spec says so';
const PAGE = 200;

describe('what the service of a consumer is asked for', () => {
  let service: ScriptedService;
  beforeEach(async () => {
    service = await ScriptedService.start();
  });
  afterEach(() => service.stop());

  const asked = (request: object) =>
    redriveRequest(
      new ServiceClient('ledger', service.url, undefined),
      OperationRequest.parse({ consumer: 'ledger', reason, ...request }),
      { name: 'ozan', role: 'operator' },
    );
  /** So many keys that failed alike, page by page. */
  const parked = (count: number) => {
    service.answer = ({ path }) => {
      const from = Number(new URL(path, service.url).searchParams.get('after') ?? 0);
      const items = Array.from({ length: Math.min(PAGE, count - from) }, (_, n) => ({
        ...{ topic: 't', key: `K${from + n}`, head },
      }));
      return [200, { items, next: from + PAGE < count ? String(from + PAGE) : null }];
    };
  };

  it('is a retry of all that failed alike, at the pace that is wanted', async () => {
    const selection = { fingerprint: 'CODE:1' };
    expect(await asked({ selection, perSecond: 5, ramp: false, stopAtFailures: 0.1 })).toEqual({
      ...{ kind: 'retry', reason, dryRun: false, selection },
      pacing: { perSecond: 5, ramp: false, stopAtFailures: 0.1 },
    });
    expect(service.asked).toEqual([]);
  });

  it('is an export without a pace', async () => {
    const selection = { fingerprint: 'CODE:1' };
    expect(await asked({ kind: 'export', selection, dryRun: true })).toEqual({
      ...{ kind: 'export', reason, dryRun: true, selection },
    });
  });

  it('names a key with the head it has now, whatever its name is', async () => {
    service.answer = () => [200, { items: [head], next: null }];
    const key = { topic: 't', key: '../SIP/1?x=<b>' };
    expect(await asked({ selection: key })).toMatchObject({ selection: { keys: [{ ...key, head }] } });
    expect(await asked({ kind: 'skip', selection: key })).toEqual({
      ...{ kind: 'skip', reason, dryRun: false, keys: [{ ...key, head }] },
    });
    expect(service.asked[0]?.path).toBe('/ops/parked/keys/t/..%2FSIP%2F1%3Fx%3D%3Cb%3E?limit=1');
  });

  it('skips every key that failed alike, each with its head', async () => {
    parked(1000);
    const request = await asked({ kind: 'skip', selection: { fingerprint: 'CODE:1' } });
    expect(z.object({ keys: z.array(z.unknown()) }).parse(request).keys).toHaveLength(1000);
    expect(service.asked).toHaveLength(5);
  });

  it('is refused for more keys than one job takes, and for none', async () => {
    const request = { kind: 'skip', selection: { fingerprint: 'CODE:1' } };
    parked(1001);
    await expect(asked(request)).rejects.toMatchObject({ errors: [{ field: 'selection' }] });
    parked(0);
    await expect(asked(request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    service.answer = () => [200, { items: [] }];
    await expect(asked({ selection: { topic: 't', key: 'K' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
