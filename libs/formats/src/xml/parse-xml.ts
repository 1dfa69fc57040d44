import { coalesced } from '../edi/coalesced.js';
import type { Parse } from '../parsed.js';
import type { XmlFormat } from './xml-format.js';
import { XmlReader } from './xml-reader.js';

export function xmlParserOf(format: XmlFormat): Parse {
  return async function* (chunks) {
    const reader = new XmlReader(format);
    for await (const chunk of coalesced(chunks)) yield* reader.push(chunk);
    yield* reader.end();
  };
}
