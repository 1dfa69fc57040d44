import { Completeness, FailureGroupPage, Session } from '@kervan/console-api';
import { afterEach, describe, expect, it } from '@jest/globals';
import { completeness, failureGroup } from './spec/answers.mother.js';
import { kervan } from './spec/kervan-process.mother.js';
import { type Answer, fits, refusal, StubConsole } from './spec/stub-console.mother.js';

describe('kervan, where something is wrong,', () => {
  let stub: StubConsole | undefined;
  afterEach(() => stub?.close());

  const serve = async (answers: Readonly<Record<string, Answer>>) => {
    stub = await StubConsole.start(answers);
    return stub.url;
  };
  const html: Answer = (_asked, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><p>Hello');
    return null;
  };

  it.each([
    [
      'a token that is not known',
      refusal(401, 'UNAUTHENTICATED', 'The token is unknown.'),
      'UNAUTHENTICATED: The',
    ],
    ['a role that may not', refusal(403, 'FORBIDDEN', 'It needs the role approver.'), 'FORBIDDEN: It needs'],
    ['an answer that is no JSON', html, 'UNREADABLE: The console answered something else than it documents'],
    ['an answer that does not fit', () => ({ name: 7 }), 'UNREADABLE: The console answered something else'],
  ])('is refused by %s', async (_, answer, message) => {
    const url = await serve({ 'GET /api/session': answer });

    const { code, stdout, stderr } = await kervan(['session'], { url });

    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(new RegExp(`^kervan: ${message}.*\n$`));
  });

  it('says that the console is away', async () => {
    expect(await kervan(['overview', '--json'])).toEqual({
      code: 4,
      stdout: '',
      stderr: 'kervan: UNREACHABLE: The console does not answer.\n',
    });
  });

  it.each([
    [
      'no token file',
      ['session', '--token-file', '/nowhere/token'],
      {},
      'no token to be read in /nowhere/token',
    ],
    ['a token of two lines', ['session'], { token: 'a\nb' }, 'does not hold a bearer token'],
    [
      'an address that is none',
      ['session', '--url', 'console:4110'],
      {},
      '--url: must be the http(s) address',
    ],
    ['an unknown command', ['journeys'], {}, "unknown command 'journeys'"],
    ['an unknown option', ['find', 'x', '--deep'], {}, "unknown option '--deep'"],
    ['two formats', ['session', '--json', '--csv'], {}, '--json and --csv exclude each other'],
    ['a missing argument', ['find'], {}, "missing required argument 'identifier'"],
    ['a kind that is none', ['journey', 'basket', '7'], {}, '<identifier>: a kind is one of order, invoice'],
    ['a reveal without a reason', ['event', 'x', '--reveal'], {}, '--reveal and --reason go together'],
    ['no command', [], {}, 'Usage: kervan'],
  ])('finds the command line at fault: %s', async (_, words, options, message) => {
    const { code, stdout, stderr } = await kervan(words, options);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('does not tell the token of this machine to another one', async () => {
    const env = { KERVAN_TOKEN_FILE: '' };
    const words = ['session', '--url', 'https://console.example'];

    const { code, stderr } = await kervan(words, { env });

    expect(code).toBe(2);
    expect(stderr).toContain('KERVAN_TOKEN_FILE must name the token for console.example');
  });

  it('names every exit code in its help', async () => {
    const { code, stdout } = await kervan(['--help']);

    expect(code).toBe(0);
    for (const each of [0, 1, 2, 3, 4, 70, 130]) expect(stdout).toMatch(new RegExp(`^  ${each} `, 'm'));
  });

  describe('with text that would steer a terminal,', () => {
    const hostile = 'a\u001b[2J\u009b31m\r\nok │ b\u202e\u0007';
    const harmless = 'a\\u{1b}[2J\\u{9b}31m\\u{d}\\u{a}ok │ b\\u{202e}\\u{7}';

    it.each([[['session']], [['session', '--csv']]])('makes it visible in %j', async (words) => {
      const url = await serve({
        'GET /api/session': fits(Session, { name: hostile, role: 'viewer', jaegerUrl: null }),
      });

      const { stdout } = await kervan(words, { url });

      expect(stdout).toContain(harmless);
      expect(stdout).not.toMatch(/[^\P{C}\r\n]/u);
    });

    it('keeps it in JSON, as escapes', async () => {
      const session = { name: hostile, role: 'viewer', jaegerUrl: null } as const;
      const url = await serve({ 'GET /api/session': fits(Session, session) });

      const { stdout } = await kervan(['session', '--json'], { url });

      expect(JSON.parse(stdout)).toEqual(session);
      expect(stdout).not.toMatch(/[^\P{C}\n]/u);
    });

    it('makes it visible in a refusal', async () => {
      const url = await serve({ 'GET /api/session': refusal(403, 'FORBIDDEN', hostile) });

      const { stderr } = await kervan(['session'], { url });

      expect(stderr).toBe(`kervan: FORBIDDEN: ${harmless}\n`);
    });

    it('keeps spreadsheets from running it', async () => {
      const owner = '=HYPERLINK("http://evil")';
      const url = await serve({
        'GET /api/failures': fits(FailureGroupPage, { items: [{ ...failureGroup, owner }], next: null }),
      });

      const { stdout } = await kervan(['failures', '--csv'], { url });

      expect(stdout).toContain(`,"'=HYPERLINK(""http://evil"")",`);
    });
  });

  it.each([
    ['all is there', { received: completeness.expected, silent: [], missing: [] }, 0],
    ['a receipt is missing', { silent: [] }, 3],
    ['a service is silent', { received: completeness.expected, missing: [] }, 3],
    [
      'it was never checked',
      { received: completeness.expected, silent: [], missing: [], checkedAt: null },
      3,
    ],
  ])('verifies that %s', async (_, given, expected) => {
    const url = await serve({ 'GET /api/completeness': fits(Completeness, { ...completeness, ...given }) });

    expect(await kervan(['verify'], { url })).toMatchObject({ code: expected });
  });
});
