import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LiveBatch, type LiveItem } from '@kervan/console-api';
import { afterEach, describe, expect, it } from '@jest/globals';
import { kervan, program, tokenFile } from '../../spec/kervan-process.mother.js';
import { type Answer, StubConsole } from '../../spec/stub-console.mother.js';

const item = (key: string, given: Partial<LiveItem> = {}): LiveItem => ({
  kind: 'event',
  at: '2026-03-02T09:00:00.124Z',
  eventId: '0195f0a0-0000-7000-8000-000000000004',
  type: 'erp.finance.FaturaKesildi.v1',
  key,
  correlationId: null,
  consumer: null,
  outcome: null,
  ...given,
});

const message = (id: string, items: LiveItem[], skipped = 0): string =>
  `id: ${id}\ndata: ${JSON.stringify(LiveBatch.parse({ items, skipped }))}\n\n`;

/** A stream of server-sent events for each connection; the last one stays open. */
function streams(...texts: readonly string[]): Answer {
  let connection = 0;
  return (_asked, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.write(texts[connection] ?? ':\n\n');
    connection += 1;
    if (connection < texts.length) response.end();
    return null;
  };
}

describe('kervan tail', () => {
  let stub: StubConsole | undefined;
  afterEach(() => stub?.close());

  const serve = async (...texts: readonly string[]) => {
    stub = await StubConsole.start({ 'GET /api/live': streams(...texts) });
    return stub.url;
  };

  it('shows a line for each item, and says how many were left out', async () => {
    const handled = item('A2', { kind: 'delivery', consumer: 'crm', outcome: 'handled' });
    const url = await serve(message('1', [item('A1'), handled], 12));

    const { code, stdout, stderr } = await kervan(['tail', '--count', '2', '--filter', 'A'], {
      url,
      columns: 80,
    });

    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        '2026-03-02 09:00:00.124  FaturaKesildi               written                   …',
        '2026-03-02 09:00:00.124  FaturaKesildi               handled by crm            …',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe('kervan: 12 were left out, because too many came at once\n');
    expect(stub?.asked[0]?.path).toBe('/api/live?filter=A');
  });

  it('prints JSON lines, and CSV with one head', async () => {
    const url = await serve(message('1', [item('A1'), item('A2')]));

    const json = await kervan(['tail', '--count', '2', '--json'], { url });
    expect(
      json.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([item('A1'), item('A2')]);
    stub?.close();

    const again = await serve(message('1', [item('A1')]) + message('2', [item('A2')]));
    const csv = await kervan(['tail', '--count', '2', '--csv'], { url: again });
    expect(csv.stdout.split('\r\n').map((record) => record.split(',')[3])).toEqual([
      'key',
      'A1',
      'A2',
      undefined,
    ]);
  });

  it('goes on after the last message when the connection is lost', async () => {
    const url = await serve(message('one', [item('A1')]), message('two', [item('A2')]));

    const { code, stdout, stderr } = await kervan(['tail', '--count', '2', '--wide'], { url });

    expect(code).toBe(0);
    expect(stdout.match(/A\d/g)).toEqual(['A1', 'A2']);
    expect(stderr).toBe('kervan: the connection was lost; trying again\n');
    expect(stub?.asked.map(({ path }) => path)).toEqual(['/api/live', '/api/live?after=one']);
  });

  it('ends without a word when its reader has enough, as in `kervan tail | head -1`', async () => {
    const many = Array.from({ length: 200 }, (_, no) => item(`A${no}`));
    stub = await StubConsole.start({
      'GET /api/live': (_asked, response) => {
        response.setHeader('content-type', 'text/event-stream');
        const more = (): void => {
          if (response.writable) response.write(message('1', many), more);
        };
        more();
        return null;
      },
    });
    const env = { KERVAN_URL: stub.url, KERVAN_TOKEN_FILE: tokenFile('a-token') };
    const child = spawn(process.execPath, [program, 'tail'], { env });
    let stderr = '';
    child.stderr.on('data', (bytes) => (stderr += String(bytes)));

    await once(child.stdout, 'data');
    child.stdout.destroy();

    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stderr).toBe('');
  });

  it('ends when it is interrupted', async () => {
    const url = await serve(message('1', [item('A1')]));

    const ended = await kervan(['tail', '--wide'], { url, onOutput: (child) => child.kill('SIGINT') });

    expect(ended).toMatchObject({ code: 130, stderr: '' });
    expect(ended.stdout).toContain('A1');
  });

  it('is refused by a console that has nothing live', async () => {
    stub = await StubConsole.start({});

    expect(await kervan(['tail'], { url: stub.url })).toMatchObject({ code: 4, stdout: '' });
  });
});
