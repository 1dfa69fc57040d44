import { Found, Journey, type Match } from '@kervan/console-api';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dead, delivery, INVOICE, journeyOf, posted, troubled, unheard } from '../../spec/journeys.mother.js';
import { kervan } from '../../spec/kervan-process.mother.js';
import { fits, StubConsole } from '../../spec/stub-console.mother.js';

describe('kervan journey', () => {
  let stub: StubConsole | undefined;
  afterEach(() => stub?.close());

  const serve = async (journey: Journey, matches: Match[] = []) => {
    stub = await StubConsole.start({
      [`GET /api/journeys/invoice/${INVOICE}`]: fits(Journey, journey),
      'GET /api/find': fits(Found, { query: INVOICE, matches }),
    });
    return stub.url;
  };
  const match = (kind: Match['kind']): Match => ({ kind, value: INVOICE, events: 1, lastAt: null });

  it.each([
    ['healthy', [posted, delivery('waiting'), delivery('skipped')], {}, 0],
    ['with a dead letter', [posted, dead], {}, 1],
    ['with a parked event, though something is unknown, too', [delivery('parked'), unheard], {}, 1],
    ['of which a service says nothing', [posted, unheard], {}, 3],
    ['of which one answer is unknown', [posted], { answers: troubled }, 3],
    ['that is longer than one answer', [posted], { truncated: true }, 3],
  ])('ends a journey %s with its exit code', async (_, deliveries, given, expected) => {
    const url = await serve(journeyOf(deliveries, given));

    expect(await kervan(['journey', 'invoice', INVOICE], { url })).toMatchObject({ code: expected });
  });

  it('prints with --json what the API answers', async () => {
    const journey = journeyOf([posted, unheard]);
    const url = await serve(journey);

    const { stdout } = await kervan(['journey', 'invoice', INVOICE, '--json'], { url });

    expect(JSON.parse(stdout)).toEqual(journey);
    expect(stdout.split('\n')).toHaveLength(2);
  });

  it('prints with --csv one record for each delivery', async () => {
    const url = await serve(journeyOf([posted, dead]));

    const { stdout } = await kervan(['journey', 'invoice', INVOICE, '--csv'], { url });

    const event = `0195f0a0-0000-7000-8000-000000000004,erp.finance.FaturaKesildi.v1,erp-core,${INVOICE},1,1,0195f0a0-0000-7000-8000-00000000c0de,,IE-88231,4bf92f3577b34da6a3ce929d0e0e4736,2026-03-02T09:00:00.124Z,on_broker,erp.finance.invoice,4,9904`;
    expect(stdout.split('\r\n')).toEqual([
      expect.stringMatching(/^event_id,type,.*,records$/),
      `${event},accounting,handled,1,0,2026-03-02T09:00:00.170Z,2026-03-02T09:00:00.170Z,4.25,,,voucher YVM-2026-000204`,
      `${event},accounting,dead,5,0,2026-03-02T09:00:00.170Z,2026-03-02T09:00:08.400Z,,PERIOD_CLOSED:7ac1f0,,`,
      '',
    ]);
  });

  it('finds what is meant where the kind is not said', async () => {
    const url = await serve(journeyOf([posted]), [match('invoice')]);

    expect(await kervan(['journey', INVOICE], { url })).toMatchObject({ code: 0 });
    expect(stub?.asked.map(({ path }) => path)).toEqual([
      `/api/find?q=${INVOICE}`,
      `/api/journeys/invoice/${INVOICE}`,
    ]);
  });

  it('asks which is meant where several are, and says that none is', async () => {
    const several = await serve(journeyOf([]), [match('invoice'), match('order')]);
    expect(await kervan(['journey', INVOICE], { url: several })).toEqual({
      code: 2,
      stdout: '',
      stderr: `kervan: ${INVOICE} names several things: journey invoice ${INVOICE}, or journey order ${INVOICE}\n`,
    });
    stub?.close();

    const none = await serve(journeyOf([]));
    expect(await kervan(['journey', INVOICE], { url: none })).toEqual({
      code: 4,
      stdout: '',
      stderr: `kervan: NOT_FOUND: The console knows no ${INVOICE}.\n`,
    });
  });

  it('prints the address of the page, and asks nothing', async () => {
    const url = await serve(journeyOf([]));

    const { code, stdout } = await kervan(['journey', 'order', 'SO/1 <b>', '--page'], { url: `${url}/` });

    expect([code, stdout]).toEqual([0, `${url}/j/order/SO%2F1%20%3Cb%3E\n`]);
    expect(stub?.asked).toEqual([]);
  });
});
