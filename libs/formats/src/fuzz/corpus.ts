import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cii } from '../cii/cii.js';
import { cxml } from '../cxml/cxml.js';
import { edifact } from '../edi/edifact/edifact.js';
import { InterchangeReader } from '../edi/interchange-reader.js';
import { x12 } from '../edi/x12/x12.js';
import type { FileReader } from '../file-reader.js';
import { orders05 } from '../idoc-flat/orders05.js';
import { openFlatIdocs } from '../idoc-flat/parse-idoc-flat.js';
import { idocXml } from '../idoc/idoc.js';
import { ubl } from '../ubl/ubl.js';
import type { XmlFormat } from '../xml/xml-format.js';
import { XmlReader } from '../xml/xml-reader.js';
import { samplesOfRows } from './samples-of-rows.js';
import type { Family } from './splinters.js';

/** A file and what reads it. */
export interface Sample {
  readonly name: string;
  readonly family: Family;
  readonly bytes: Buffer;
  readonly open: () => FileReader;
}

/** Files that every parser reads: those of `libs/formats/fixtures`, and rows. */
export function corpus(): Sample[] {
  const ofXml = (folder: string, format: XmlFormat) => samples('xml', folder, () => new XmlReader(format));
  return [
    ...samples('edi', 'edi/edifact', () => new InterchangeReader(edifact)),
    ...samples('edi', 'edi/x12', () => new InterchangeReader(x12)),
    ...ofXml('xml/ubl', ubl),
    ...ofXml('xml/cii', cii),
    ...ofXml('xml/idoc', idocXml),
    ...ofXml('xml/cxml', cxml),
    ...samplesOfRows(),
    ...samples('idocFlat', 'idoc-flat', openFlatIdocs('windows-1254', orders05)),
  ];
}

function samples(family: Family, folder: string, open: () => FileReader): Sample[] {
  const path = fileURLToPath(new URL(`../../fixtures/${folder}/`, import.meta.url));
  return readdirSync(path)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => ({ name, family, bytes: readFileSync(path + name), open }));
}
