import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { fixture, fixturePath, withSamples } from '../samples.mother.js';
import { parseEdifact, parseX12 } from './index.js';
import { outcome } from '../parsing.mother.js';

const golden = (path: string): unknown => JSON.parse(fixture(`${path}.golden.json`).toString());
const samplesOf = (folder: string) =>
  readdirSync(fixturePath(folder)).filter((name) => !name.endsWith('.json'));

describe.each([
  { folder: 'edi/edifact', parse: parseEdifact, count: 8 },
  { folder: 'edi/x12', parse: parseX12, count: 7 },
])('files of $folder', ({ folder, parse, count }) => {
  it('are all there', () => {
    expect(samplesOf(folder)).toHaveLength(count);
  });

  it.each(samplesOf(folder))('%s becomes what its golden file says', async (name) => {
    const path = `${folder}/${name}`;
    expect(await outcome(parse, fixture(path))).toEqual(golden(path));
  });
});

describe('files that do not ship', () => {
  withSamples((sample) => {
    it.each([
      'edifact/DESADV-D96A.edi',
      'edifact/ORDERS-D01B-latin1.edi',
      'en16931/example1.edifact.txt',
      'en16931/example2.edifact.txt',
      'en16931/example3.edifact.txt',
      'en16931/example5.edifact.txt',
    ])('%s becomes what its golden file says', async (path) => {
      expect(await outcome(parseEdifact, sample(path))).toEqual(golden(`edi/derived/${path}`));
    });

    it('ORDERS-D01B-latin1.edi is an order of 146 lines with its lost letters put back', async () => {
      // The sample has U+FFFD in UTF-8 where the letters of its ISO-8859-1 were.
      const damaged = sample('edifact/ORDERS-D01B-latin1.edi').toString('latin1');
      const repaired = Buffer.from(damaged.replaceAll('\u{EF}\u{BF}\u{BD}', '\u{FC}'), 'latin1');
      const parsed = await outcome(parseEdifact, repaired);
      expect(parsed).toEqual(golden('edi/derived/edifact/ORDERS-D01B-repaired.edi'));
      expect(JSON.stringify(parsed)).not.toContain('\u{FFFD}');
    });
  });
});
