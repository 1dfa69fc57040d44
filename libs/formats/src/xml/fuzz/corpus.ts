import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cxml } from '../../cxml/cxml.js';
import { idocXml } from '../../idoc/idoc.js';
import { ubl } from '../../ubl/ubl.js';
import type { XmlFormat } from '../xml-format.js';

export interface XmlFile {
  readonly name: string;
  readonly format: XmlFormat;
  readonly bytes: Buffer;
}

/** The sample files of `libs/formats/fixtures/xml`. */
export function xmlCorpus(): XmlFile[] {
  return [...filesOf('ubl', ubl), ...filesOf('idoc', idocXml), ...filesOf('cxml', cxml)];
}

function filesOf(folder: string, format: XmlFormat): XmlFile[] {
  const path = fileURLToPath(new URL(`../../../fixtures/xml/${folder}/`, import.meta.url));
  return readdirSync(path)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => ({ name, format, bytes: readFileSync(path + name) }));
}
