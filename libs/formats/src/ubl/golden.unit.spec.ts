import { describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { documentsOf, outcome } from '../parsing.mother.js';
import { fixture, fixturePath, withSamples } from '../samples.mother.js';
import { parseUbl } from './index.js';

const golden = (path: string): unknown => JSON.parse(fixture(`${path}.golden.json`).toString());
const samples = readdirSync(fixturePath('xml/ubl')).filter((name) => name.endsWith('.xml'));

describe('UBL of OASIS', () => {
  it('is all there', () => {
    expect(samples).toHaveLength(8);
  });

  it.each(samples)('%s becomes what its golden file says', async (name) => {
    expect(await outcome(parseUbl, fixture(`xml/ubl/${name}`))).toEqual(golden(`xml/ubl/${name}`));
  });

  it('is the same document under other prefixes', async () => {
    const [plain, prefixed] = await Promise.all(
      ['', '-NS1'].map((kind) => outcome(parseUbl, fixture(`xml/ubl/UBL-Invoice-2.0-Example${kind}.xml`))),
    );
    expect(documentsOf(plain ?? [])).toHaveLength(1);
    expect(documentsOf(prefixed ?? [])).toEqual(documentsOf(plain ?? []));
  });
});

describe('files that do not ship', () => {
  withSamples((sample) => {
    it.each([
      'en16931/BIS3_Invoice_positive.xml',
      'en16931/example1.ubl.xml',
      'en16931/example2.ubl.xml',
      'en16931/example3.ubl.xml',
      'en16931/example5.ubl.xml',
      'ubl-tr/1_SISTEM_YANITI_MERKEZ.xml',
      'ubl-tr/1_TEMEL_FATURA_ZARF.xml',
      'ubl-tr/2_TICARI_FATURA.xml',
      'ubl-tr/2_UYGULAMA_YANITI_KABUL.xml',
      'ubl-tr/HASTANE.xml',
      'ubl-tr/HKS-Ornek1.xml',
      'ubl-tr/ISTISNA-1.xml',
      'ubl-tr/IadeFaturasiOrnegi.xml',
      'ubl-tr/IadeUygulamaYanitiOrnegi.xml',
      'ubl-tr/Irsaliye-Ornek1.xml',
      'ubl-tr/IrsaliyeYaniti-Ornek1.xml',
      'ubl-tr/KabulUygulamaYanitiOrnegi.xml',
      'ubl-tr/OTV.xml',
      'ubl-tr/TemelFaturaOrnegi.xml',
      'ubl-tr/TicariFaturaOrnegi.xml',
    ])('%s becomes what its golden file says', async (path) => {
      expect(await outcome(parseUbl, sample(path))).toEqual(golden(`xml/derived/${path}`));
    });
  });
});
