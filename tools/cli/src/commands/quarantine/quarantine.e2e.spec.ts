import { QuarantinedRecordPage, QuarantineReplay, QuarantineReplayItemPage } from '@kervan/console-api';
import { afterEach, describe, expect, it } from '@jest/globals';
import { kervan } from '../../spec/kervan-process.mother.js';
import { QUARANTINE_REPLAY, quarantineReplayOf } from '../../spec/quarantine.mother.js';
import { type Answer, fits, refusal, StubConsole } from '../../spec/stub-console.mother.js';

const reason = ['--reason', 'the account is open'];

/** Answers one after the other; the last one again and again. */
function inTurn(...answers: Answer[]): Answer {
  let turn = 0;
  return (asked, response) => answers[Math.min(turn++, answers.length - 1)]?.(asked, response) ?? null;
}

describe('kervan quarantine', () => {
  let stub: StubConsole | undefined;
  afterEach(() => stub?.close());

  const told = (state: QuarantineReplay['state'], given: Partial<QuarantineReplay> = {}) =>
    fits(QuarantineReplay, quarantineReplayOf(state, given));
  const serve = async (...course: Answer[]) => {
    stub = await StubConsole.start({
      'POST /api/quarantine/replay': told('RUNNING'),
      [`GET /api/quarantine/replays/${QUARANTINE_REPLAY}`]: inTurn(...course),
      [`GET /api/quarantine/replays/${QUARANTINE_REPLAY}/items`]: fits(QuarantineReplayItemPage, {
        items: [],
        next: null,
      }),
      'GET /api/quarantine': fits(QuarantinedRecordPage, { items: [], next: null }),
    });
    return stub.url;
  };

  it('asks for what is open, and is healthy where nothing is', async () => {
    const url = await serve();

    const { code } = await kervan(['quarantine', '--source', 'branch-sales', '--code', 'UNIT_UNKNOWN'], {
      url,
    });

    expect(code).toBe(0);
    expect(stub?.asked[0]?.path).toBe(
      '/api/quarantine?source=branch-sales&code=UNIT_UNKNOWN&state=OPEN&limit=50',
    );
  });

  it('replays what was selected, and follows it to its end', async () => {
    const url = await serve(told('RUNNING'), told('DONE', { items: { PUBLISHED: 2 } }));

    const words = ['quarantine', 'replay', '--code', 'ACCOUNT_NOT_FOUND', ...reason];
    const { code, stdout, stderr } = await kervan(words, { url });

    expect(code).toBe(0);
    expect(stub?.asked[0]?.body).toEqual({
      selection: { code: 'ACCOUNT_NOT_FOUND' },
      dryRun: false,
      reason: 'the account is open',
    });
    expect(stderr).toContain('0 %  RUNNING');
    expect(stdout).toContain('2 PUBLISHED');
  });

  it('fails where a record stays, also in a dry run', async () => {
    const url = await serve(told('DONE', { dryRun: true, items: { PUBLISHED: 1, FAULTY: 1 } }));

    const { code, stdout } = await kervan(['quarantine', 'replay', '17', '18', '--dry-run', ...reason], {
      url,
    });

    expect(code).toBe(1);
    expect(stub?.asked[0]?.body).toMatchObject({ selection: { ids: [17, 18] }, dryRun: true });
    expect(stdout).toContain('dry run: nothing is changed');
  });

  it('need not wait, and says then that not all is known', async () => {
    const url = await serve();

    expect(await kervan(['quarantine', 'replay', '17', '--no-follow', ...reason], { url })).toMatchObject({
      code: 3,
    });
  });

  it.each([
    [['replay', ...reason], 'give either ids, or --source or --code'],
    [['replay', '17', '--code', 'UNIT_UNKNOWN', ...reason], 'give either ids, or --source or --code'],
    [['replay', 'all', ...reason], '<ids>: '],
    [['replay', '17'], "required option '--reason <text>' not specified"],
    [['show', 'all'], '<id>: '],
  ])('refuses %j before anything is sent', async (words, fault) => {
    const url = await serve();

    const { code, stderr } = await kervan(['quarantine', ...words], { url });

    expect(code).toBe(2);
    expect(stderr).toContain(fault);
    expect(stub?.asked).toEqual([]);
  });

  it('says what the gateway refuses with', async () => {
    stub = await StubConsole.start({
      'POST /api/quarantine/replay': refusal(404, 'NOT_FOUND', 'Nothing of this is open in quarantine.'),
    });

    const { code, stderr } = await kervan(['quarantine', 'replay', '17', ...reason], { url: stub.url });

    expect(code).toBe(4);
    expect(stderr).toContain('Nothing of this is open in quarantine.');
  });
});
