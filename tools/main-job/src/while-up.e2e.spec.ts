import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { otlpReceiver, type OtlpReceiver, type ReceivedSpan } from '@kervan/testing';
import { type ConsoleVisit, visitConsole } from './console-visit.mother.js';
import { runMainJobProcess, type Ended } from './main-job-process.mother.js';

/** A hang guard for a whole run, not an expectation. */
const RUN_MS = 600_000;
const program = fileURLToPath(new URL('../../verify/dist/main.js', import.meta.url));

interface Verified {
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the main job while it is up', () => {
  let collector: OtlpReceiver;
  let state: string;
  let ended: Ended;
  let visit: ConsoleVisit;
  const verified: Verified[] = [];

  beforeAll(async () => {
    collector = await otlpReceiver();
    state = mkdtempSync(join(tmpdir(), 'kervan-up-'));
    ended = await runMainJobProcess(['--state', state], {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint },
      // The last of what it prints about where everything is.
      until: `passwords in ${state}`,
      meanwhile: async (stderr) => {
        visit = await visitConsole(stderr);
        verified.push(await verify('--json'), await verify());
      },
    });
  }, RUN_MS);
  afterAll(async () => {
    await collector.close();
    rmSync(state, { recursive: true });
  });

  const verify = (...args: string[]) =>
    new Promise<Verified>((resolve) => {
      execFile(process.execPath, [program, '--state', state, ...args], (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });

  /** From the root of its trace down to the span, as `service: name`. */
  function pathTo(span: ReceivedSpan): string[] {
    const parent = collector.spansOf(span.traceId).find(({ spanId }) => spanId === span.parentSpanId);
    const step = `${span.service}: ${span.name}`;
    return parent ? [...pathTo(parent), step] : [`${span.parentSpanId === null ? '' : '(orphan) '}${step}`];
  }

  it('is verified: every invariant is true', () => {
    expect(ended.code).toBe(0);
    const [json, table] = verified;
    expect(json).toMatchObject({ code: 0 });
    expect(JSON.parse(json?.stdout ?? '')).toMatchObject({
      outboxPending: 0,
      lag: 0,
      parked: 0,
      faults: [],
    });
    expect(table).toMatchObject({ code: 0 });
    expect(table?.stdout).toMatch(/I20\s+│ yes/);
  });

  it('says where the console is, and signs in whoever opens it', () => {
    expect(visit.session).toEqual({ name: 'api', role: 'admin', jaegerUrl: null });
  });

  it('shows the journey of an invoice from the day file to the records that its events wrote', () => {
    const { events, answers } = visit.journey;
    expect(events.map(({ service, type }) => [service, type])).toEqual(
      expect.arrayContaining([
        ['legacy-gateway', 'erp.legacy.SatisBelgesiAlindi.v1'],
        ['erp-core', 'erp.sales.SiparisOnaylandi.v1'],
        ['warehouse', 'erp.inventory.StokRezervasyonuTamamlandi.v1'],
        ['erp-core', 'erp.finance.FaturaKesildi.v1'],
        ['warehouse', 'erp.inventory.SevkiyatGerceklesti.v1'],
        ['accounting', 'erp.finance.YevmiyeFisiIslendi.v1'],
      ]),
    );
    expect(answers).toMatchObject({
      produced: { verdict: 'ok', events: events.length },
      onBroker: { verdict: 'ok', witnessed: events.length },
      retries: { verdict: 'ok' },
      deadLetters: { verdict: 'ok', dead: 0, parked: 0 },
      records: { verdict: 'ok', outstanding: 0 },
    });
    expect(answers.records.changed).toBeGreaterThan(0);
  });

  it('writes its token into no log', () => {
    const token = readFileSync(join(state, 'secrets', 'api-token'), 'utf8').trim();
    const logs = readdirSync(join(state, 'logs')).map((name) =>
      readFileSync(join(state, 'logs', name), 'utf8'),
    );
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.filter((log) => log.includes(token))).toEqual([]);
  });

  it('leaves nothing to verify afterwards', async () => {
    expect(await verify()).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`nothing runs with the state folder ${state}`),
    });
  });

  it('sends one W3C trace per order, through gateway, core, publisher, warehouse and accounting', () => {
    const [order] = collector.spans.filter(({ name }) => name === 'receive 536365');
    const trace = collector.spansOf(order?.traceId ?? '');
    const ends = (service: string, name: string) =>
      trace.filter((span) => span.service === service && span.name === name).map(pathTo);

    /** What was sent may be sent again: every path once. */
    const sent = (topic: string) => {
      const paths = ends('outbox-publisher', `send ${topic}`);
      return [...new Map(paths.map((path) => [path.join(), path])).values()];
    };

    const toCore = ['legacy-gateway: receive 536365', 'legacy-gateway: create erp.legacy.document'];
    const toReservation = [
      ...toCore,
      'erp-core: process erp.legacy.document',
      'erp-core: create erp.sales.order',
    ];
    const toInvoicing = [
      ...toReservation,
      'warehouse: process erp.sales.order',
      'warehouse: create erp.inventory.fulfilment',
    ];
    const toDespatch = [
      ...toInvoicing,
      'erp-core: process erp.inventory.fulfilment',
      'erp-core: create erp.finance.invoice',
    ];
    const toCost = [
      ...toDespatch,
      'warehouse: process erp.finance.invoice',
      'warehouse: create erp.inventory.fulfilment',
    ];
    expect(ends('accounting', 'process erp.finance.invoice')).toEqual([
      [...toDespatch, 'accounting: process erp.finance.invoice'],
    ]);
    expect(ends('accounting', 'process erp.inventory.fulfilment')).toEqual([
      [...toCost, 'accounting: process erp.inventory.fulfilment'],
    ]);
    expect(sent('erp.legacy.document')).toEqual([[...toCore, 'outbox-publisher: send erp.legacy.document']]);
    expect(sent('erp.sales.order')).toEqual([[...toReservation, 'outbox-publisher: send erp.sales.order']]);
    expect(new Set(sent('erp.inventory.fulfilment'))).toEqual(
      new Set(
        [toInvoicing, toCost].map((path) => [...path, 'outbox-publisher: send erp.inventory.fulfilment']),
      ),
    );
    expect(sent('erp.finance.invoice')).toEqual([
      [...toDespatch, 'outbox-publisher: send erp.finance.invoice'],
    ]);
    // Of the invoice and of the despatch.
    expect(sent('erp.finance.voucher')).toHaveLength(2);
  });
});
