/* `node dist/csv/bench/speed.js [LINES]`: lines of CSV cut and mapped a second, beside what csv-parse cuts. */
import { parse as cutByLibrary } from 'csv-parse';
import { Readable } from 'node:stream';
import { CsvLayout } from '../csv-layout.js';
import { csvParser } from '../parse-csv.js';
import { RecordReader } from '../record-reader.js';

const lines = Number(process.argv[2] ?? '1000000');
const linesOfDocument = 20;
const warmUp = 50_000;

const text = { type: 'text' };
const decimal = { type: 'decimal', decimal: '.' };
const layout = CsvLayout.parse({
  charset: 'utf-8',
  dialect: { separator: ',' },
  header: 'none',
  columns: [
    { name: 'number', value: text },
    { name: 'sku', value: text },
    { name: 'name', value: text },
    { name: 'quantity', value: decimal },
    { name: 'day', value: { type: 'day', pattern: 'YYYY-MM-DD hh:mm:ss' } },
    { name: 'price', value: decimal },
    { name: 'account', value: { ...text, suffix: '.0' } },
    { name: 'country', value: text },
  ],
  mapping: {
    rows: 'together',
    key: 'number',
    become: [
      {
        document: {
          kind: 'order',
          number: 'number',
          issueDate: 'day',
          seller: {},
          buyer: { id: 'account' },
          line: { sellersId: 'sku', name: 'name', quantity: 'quantity', price: 'price' },
        },
      },
    ],
  },
});

function* generated(count: number): Generator<Buffer> {
  const rows: string[] = [];
  for (let line = 0; line < count; line += 1) {
    const number = 500_000 + Math.floor(line / linesOfDocument);
    rows.push(
      `${number},85${line % 1000}A,"HEART, WHITE ${line % 97}",${1 + (line % 50)},2010-12-01 08:26:00,${line % 20}.55,17850.0,United Kingdom\n`,
    );
    if (rows.length === 1000 || line === count - 1) yield Buffer.from(rows.splice(0).join(''));
  }
}

function cut(count: number): number {
  const reader = new RecordReader('utf-8', layout.dialect);
  let cells = 0;
  for (const chunk of generated(count)) for (const record of reader.push(chunk)) cells += record.size;
  return cells;
}

async function mapped(count: number): Promise<void> {
  for await (const one of csvParser(layout)(Readable.from(generated(count))))
    if (one.kind === 'faulty') throw new Error(JSON.stringify(one.faults));
}

async function cutByCsvParse(count: number): Promise<void> {
  const options = { encoding: 'latin1', raw: true, info: true } as const;
  const records = Readable.from(generated(count)).pipe(cutByLibrary(options));
  let last: unknown;
  for await (const record of records) last = record;
  if (last === undefined) throw new Error('nothing was cut');
}

async function measured(name: string, run: (count: number) => unknown): Promise<void> {
  await run(warmUp);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await run(lines);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const rss = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${name}: ${(lines / seconds).toFixed(0)} lines/s, ${((lines * 1_000_000) / (user + system)).toFixed(0)} lines per CPU second; ` +
      `largest resident memory so far ${rss.toFixed(0)} MiB\n`,
  );
}

await measured('cut', cut);
await measured('mapped', mapped);
await measured('cut by csv-parse, with the bytes and places of its records', cutByCsvParse);
