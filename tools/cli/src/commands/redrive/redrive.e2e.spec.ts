import { Operation, OperationItemPage } from '@kervan/console-api';
import { afterEach, describe, expect, it } from '@jest/globals';
import { kervan } from '../../spec/kervan-process.mother.js';
import { OPERATION, operationOf } from '../../spec/operations.mother.js';
import { type Answer, fits, refusal, StubConsole } from '../../spec/stub-console.mother.js';

const REASON = 'February is open again';
const started = ['redrive', 'accounting', '--fingerprint', 'PERIOD_CLOSED:7ac1f0', '--reason', REASON];

/** Answers one after the other; the last one again and again. */
function inTurn(...answers: Answer[]): Answer {
  let turn = 0;
  return (asked, response) => answers[Math.min(turn++, answers.length - 1)]?.(asked, response) ?? null;
}

describe('kervan redrive', () => {
  let stub: StubConsole | undefined;
  afterEach(() => stub?.close());

  /** @param course the operation as it is asked for, time after time */
  const serve = async (begun: Operation, ...course: Answer[]) => {
    stub = await StubConsole.start({
      'POST /api/operations': fits(Operation, begun),
      [`GET /api/operations/accounting/${OPERATION}`]: inTurn(...course),
      [`GET /api/operations/accounting/${OPERATION}/items`]: fits(OperationItemPage, {
        items: [],
        next: null,
      }),
    });
    return stub.url;
  };
  const told = (state: Operation['state'], given: Partial<Operation> = {}) =>
    fits(Operation, operationOf(state, given));

  it('begins one with what was asked for, and follows it until it is over', async () => {
    const url = await serve(
      operationOf('RUNNING'),
      told('RUNNING', { items: { DONE: 1, WAITING: 1 } }),
      told('DONE', { handled: 4, items: { DONE: 2 } }),
    );

    const { code, stdout, stderr } = await kervan([...started, '--per-second', '20', '--no-ramp'], { url });

    expect(code).toBe(0);
    expect(stub?.asked[0]?.body).toEqual({
      consumer: 'accounting',
      kind: 'retry',
      selection: { fingerprint: 'PERIOD_CLOSED:7ac1f0' },
      dryRun: false,
      perSecond: 20,
      ramp: false,
      stopAtFailures: 0.5,
      reason: REASON,
    });
    expect(stderr).toBe('░░░░░░░░░░░░░░░░░░░░ 0 %  RUNNING\n');
    expect(stdout).toContain('events       4 of 4 handled\nkeys         2 DONE\n');
  });

  it('goes on following a console that is away for a while', async () => {
    const url = await serve(
      operationOf('RUNNING'),
      refusal(503, 'UNAVAILABLE', 'It is just starting.'),
      (_asked, response) => {
        response.destroy();
        return null;
      },
      told('DONE', { items: { DONE: 2 } }),
    );

    expect(await kervan(started, { url })).toMatchObject({ code: 0 });
  });

  it('says what a dry run told, and fails where a key would fail', async () => {
    const items = { WOULD_SUCCEED: 1, WOULD_FAIL: 1 };
    const url = await serve(operationOf('RUNNING', { dryRun: true }), told('DONE', { dryRun: true, items }));

    const { code, stdout } = await kervan([...started, '--dry-run'], { url });

    expect(code).toBe(1);
    expect(stdout).toContain('retry, dry run: nothing is changed');
    expect(stdout).toContain('1 WOULD_SUCCEED, 1 WOULD_FAIL');
    expect(stub?.asked[0]?.body).toMatchObject({ dryRun: true });
  });

  it('does not wait for whom it needs, and says how it is approved', async () => {
    const url = await serve(operationOf('AWAITING_APPROVAL'));

    const { code, stderr } = await kervan(started, { url });

    expect(code).toBe(3);
    expect(stderr).toContain(
      `somebody else must approve it: kervan redrive approve accounting ${OPERATION}\n`,
    );
  });

  it('ends with failure where it stopped itself', async () => {
    const url = await serve(operationOf('RUNNING'), told('STOPPED', { items: { FAILED: 1, WAITING: 1 } }));

    expect(await kervan(started, { url })).toMatchObject({ code: 1 });
  });

  it('leaves it running when it is interrupted, and says so', async () => {
    const url = await serve(operationOf('RUNNING'), told('RUNNING'));

    const { code, stdout, stderr } = await kervan(started, {
      url,
      onOutput: (child) => child.kill('SIGINT'),
    });

    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toContain(`kervan: it goes on; see kervan redrive status accounting ${OPERATION}\n`);
    expect(stub?.asked.some(({ method, path }) => method === 'POST' && path !== '/api/operations')).toBe(
      false,
    );
  });

  it('takes one key', async () => {
    const url = await serve(operationOf('DONE', { items: { DONE: 1 } }));
    const one = ['--topic', 'erp.finance.invoice', '--key', '=A1', '--reason', REASON, '--no-follow'];

    await kervan(['redrive', 'accounting', ...one], { url });

    expect(stub?.asked[0]?.body).toMatchObject({ selection: { topic: 'erp.finance.invoice', key: '=A1' } });
  });

  it.each([
    [['--fingerprint', 'a', '--key', 'b', '--topic', 'c'], 'give either --fingerprint, or --topic and --key'],
    [['--key', 'b'], 'give either --fingerprint, or --topic and --key'],
    [['--fingerprint', 'a', '--per-second', '0'], '--per-second: '],
    [['--fingerprint', 'a', '--stop-at', 'often'], '--stop-at: must be a number'],
    [['--fingerprint', 'a', '--kind', 'drop'], "argument 'drop' is invalid"],
  ])('refuses %j before anything is sent', async (words, fault) => {
    const url = await serve(operationOf('DONE'));

    const { code, stderr } = await kervan(['redrive', 'accounting', ...words, '--reason', REASON], { url });

    expect(code).toBe(2);
    expect(stderr).toContain(fault);
    expect(stub?.asked).toEqual([]);
  });

  it('changes one that runs', async () => {
    stub = await StubConsole.start({
      [`POST /api/operations/accounting/${OPERATION}/pause`]: told('PAUSED'),
    });

    const words = ['redrive', 'pause', 'accounting', OPERATION, '--reason', 'the ledger is busy'];
    const { code, stdout } = await kervan(words, { url: stub.url });

    expect(code).toBe(0);
    expect(stdout).toContain('PAUSED');
    expect(stub.asked[0]?.body).toEqual({ reason: 'the ledger is busy' });
  });
});
