import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testStores } from '@kervan/local';
import { dayFile, header, row } from '../online-retail/retail-rows.mother.js';
import { Receiving, sampleDay } from './receiving.mother.js';

const SALE = 'erp.legacy.SatisBelgesiAlindi.v1';
const RETURN = 'erp.legacy.IadeBelgesiAlindi.v1';
const CORRECTION = 'erp.legacy.StokFarkiAlindi.v1';

const QUARANTINED = 'erp.legacy.KayitKarantinayaAlindi.v1';

const received = (file: string, lines: number) => ({
  file,
  outcome: 'RECEIVED',
  lines,
  published: lines,
  duplicate: 0,
  quarantined: 0,
});

describe('FileReceiver', () => {
  let receiving: Receiving;

  beforeAll(async () => {
    receiving = await Receiving.open(testStores().databaseUrl);
  });
  beforeEach(() => receiving.reset());
  afterAll(() => receiving.close());

  it('publishes every document of a real day and moves the file away', async () => {
    await receiving.drop('2010-12-01.csv', await sampleDay('2010-12-01.csv'));

    await receiving.receive();

    expect(await receiving.arrivals()).toEqual([received('2010-12-01.csv', 3108)]);
    expect(await receiving.events()).toEqual({ [SALE]: 127, [RETURN]: 6, [CORRECTION]: 10 });
    expect(await receiving.quarantined()).toEqual([]);
    expect(await receiving.names()).toEqual({ left: [], processed: ['2010-12-01.csv'] });
  });

  it('publishes a real document whose lines are not contiguous as one', async () => {
    await receiving.drop('2011-02-01.csv', await sampleDay('non-contiguous/2011-02-01.csv'));

    await receiving.receive();

    expect(await receiving.arrivals()).toEqual([received('2011-02-01.csv', 1574)]);
    expect(await receiving.events()).toEqual({ [SALE]: 63, [RETURN]: 14, [CORRECTION]: 9 });
    const [document] = await receiving.database.query<{ lines: number; date: string }>(
      `SELECT json_array_length(payload::json -> 'lines') AS lines, payload::json ->> 'businessDate' AS date
         FROM outbox WHERE key = '542806'`,
    );
    expect(document).toEqual({ lines: 39, date: '2011-02-01' });
  });

  it('starts a flow per document, whose id is the same in every run', async () => {
    await receiving.drop('2010-12-01.csv', dayFile(row()));
    await receiving.receive();
    const [first] = await receiving.eventIds();
    const [flow] = await receiving.database.query(
      `SELECT headers::json ->> 'ce_correlationid' AS correlation, headers::json ->> 'ce_causationid' AS causation
         FROM outbox`,
    );
    await receiving.reset();

    await receiving.drop('again_2010-12-01.csv', dayFile('', row()));
    await receiving.receive();

    expect(await receiving.eventIds()).toEqual([first]);
    expect(flow).toEqual({ correlation: first?.id, causation: null });
  });

  it('counts the same bytes as duplicates, whatever their name, and publishes nothing', async () => {
    const bytes = dayFile(row(), row({ documentNo: '536366' }));
    await receiving.drop('2010-12-01.csv', bytes);
    await receiving.receive();
    await receiving.drop('2010-12-01.csv', bytes);
    await receiving.drop('copy.csv', bytes);

    await receiving.receive();

    const duplicate = { outcome: 'DUPLICATE', lines: 2, published: 0, duplicate: 2, quarantined: 0 };
    expect(await receiving.arrivals()).toEqual([
      received('2010-12-01.csv', 2),
      { file: '2010-12-01.csv', ...duplicate },
      { file: 'copy.csv', ...duplicate },
    ]);
    expect(await receiving.events()).toEqual({ [SALE]: 2 });
    expect(await receiving.names()).toEqual({
      left: [],
      processed: ['2010-12-01.csv', expect.stringMatching(/^2010-12-01\.csv\.\d+$/), 'copy.csv'],
    });
  });

  it('tells a document that came again from one that came with other content', async () => {
    await receiving.drop('2010-12-01.csv', dayFile(row(), row({ documentNo: '536366' })));
    await receiving.receive();
    await receiving.drop(
      '2010-12-01.csv',
      dayFile(row(), row({ documentNo: '536366', quantity: '7' }), row({ documentNo: '536367' })),
    );

    await receiving.receive();

    expect((await receiving.arrivals())[1]).toMatchObject({ published: 1, duplicate: 1, quarantined: 1 });
    expect(await receiving.quarantined()).toEqual([
      {
        line: 3,
        lines: 1,
        code: 'IDENTITY_CONFLICT',
        reason: 'line 3: document 536366 was received before with other content',
        document: '536366',
      },
    ]);
    expect(await receiving.events()).toEqual({ [SALE]: 3, [QUARANTINED]: 1 });
  });

  it('publishes all of a real day but the documents of its bad lines', async () => {
    const lines = (await sampleDay('2010-12-01.csv')).toString().split('\n');
    const spoilt = lines.map((line, index) => {
      if (index + 1 === 2) return line.replace('2.55', '-2.55');
      return index + 1 === 10 ? `${line},one column more` : line;
    });
    const bytes = Buffer.from(spoilt.join('\n'));
    bytes[bytes.indexOf('POPPY')] = 0xfe;
    await receiving.drop('2010-12-01.csv', bytes);

    await receiving.receive();

    expect(await receiving.quarantined()).toEqual([
      {
        line: 2,
        lines: 7,
        code: 'NUMBER_INVALID',
        reason: 'line 2: UnitPrice -2.55 is negative',
        document: '536365',
      },
      {
        line: 10,
        lines: 2,
        code: 'FORMAT_ERROR',
        reason: 'line 10: 9 columns instead of 8',
        document: '536366',
      },
      {
        line: 12,
        lines: 12,
        code: 'ENCODING_ERROR',
        reason: `line 12: byte ${bytes.indexOf(0xfe)} of the file is not UTF-8`,
        document: '536367',
      },
    ]);
    expect(await receiving.arrivals()).toEqual([
      { ...received('2010-12-01.csv', 3108), published: 3087, quarantined: 21 },
    ]);
    expect(await receiving.events()).toEqual({
      [SALE]: 124,
      [RETURN]: 6,
      [CORRECTION]: 10,
      [QUARANTINED]: 3,
    });
  });

  it('tells of a quarantined document in a flow of its own: where it stands and why, not what it says', async () => {
    const bytes = dayFile(
      row(),
      row({ documentNo: '536366', unitPrice: '-1' }),
      row({ documentNo: '536366' }),
    );
    await receiving.drop('2010-12-01.csv', bytes);

    await receiving.receive();

    const events = await receiving.database.query(
      `SELECT key, payload::json AS payload, headers::json ->> 'ce_causationid' AS causation,
         headers::json ->> 'ce_correlationid' IN (SELECT event_id FROM document) AS "withDocument"
       FROM outbox WHERE topic = 'erp.legacy.quarantine'`,
    );
    const recordNo = 'online-retail/2010-12-01.csv/3';
    expect(events).toEqual([
      {
        key: recordNo,
        payload: {
          recordNo,
          source: 'online-retail',
          file: '2010-12-01.csv',
          line: 3,
          lineCount: 2,
          code: 'NUMBER_INVALID',
          dataref: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
        },
        causation: null,
        withDocument: false,
      },
    ]);
  });

  it.each([
    ['sales.csv', dayFile(row(), row()), 2],
    ['2010-12-01.csv', Buffer.from(`${header.toLowerCase()}\n${row()}\n`), 1],
  ])('refuses %s as a whole', async (name, bytes, lines) => {
    await receiving.drop(name, bytes);

    await receiving.receive();

    expect(await receiving.arrivals()).toEqual([
      { file: name, outcome: 'QUARANTINED', lines, published: 0, duplicate: 0, quarantined: lines },
    ]);
    expect(await receiving.quarantined()).toMatchObject([
      { line: 1, lines, code: 'FORMAT_ERROR', document: null },
    ]);
    expect(await receiving.events()).toEqual({ [QUARANTINED]: 1 });
    expect(await receiving.names()).toEqual({ left: [], processed: [name] });
  });

  it('counts every byte of a file once: by outcome, or as header and empty lines', async () => {
    const [good, bad, empty] = [
      `${row()}\r\n`,
      `${row({ documentNo: '536366', unitPrice: '-1' })}\n`,
      '\r\n',
    ];
    const conflicting = row({ quantity: '7' });
    const file = `${header}\n${good}${empty}${bad}${bad}`;
    await receiving.drop('2010-12-01.csv', file);
    await receiving.receive();
    await receiving.drop('2010-12-02.csv', file);
    await receiving.drop('2010-12-03.csv', `${header}\n${conflicting}`);
    await receiving.drop('sales.csv', `${header}\n${good}`);

    await receiving.receive();

    const [data, other] = [good.length + 2 * bad.length, header.length + 1 + empty.length];
    const none = { published: 0, duplicate: 0, quarantined: 0 };
    const first = { file: file.length, other, read: data };
    const head = header.length + 1;
    const refused = (length: number) => ({
      file: head + length,
      other: head,
      read: length,
      ...none,
      quarantined: length,
    });
    expect(await receiving.bytes()).toEqual([
      { ...first, ...none, published: good.length, quarantined: 2 * bad.length },
      { ...first, ...none, duplicate: data },
      refused(conflicting.length),
      refused(good.length),
    ]);
  });

  it('takes the bytes of a refused file under a better name', async () => {
    await receiving.drop('sales.csv', dayFile(row()));
    await receiving.receive();
    await receiving.drop('2010-12-01.csv', dayFile(row()));

    await receiving.receive();

    expect((await receiving.arrivals())[1]).toEqual(received('2010-12-01.csv', 1));
  });

  it('keeps no claim on a file that cannot be opened', async () => {
    const tooLong = { name: 'x'.repeat(300), version: 'any' };

    await expect(receiving.worker().receive(tooLong, new AbortController().signal)).rejects.toMatchObject({
      code: 'ENAMETOOLONG',
    });

    expect(await receiving.arrivals()).toEqual([]);
  });

  it('notes an empty file', async () => {
    await receiving.drop('2010-12-04.csv', '');

    await receiving.receive();

    expect(await receiving.arrivals()).toEqual([received('2010-12-04.csv', 0)]);
  });
});
