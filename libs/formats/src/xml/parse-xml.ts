import { parserOf } from '../file-reader.js';
import type { Parse } from '../parsed.js';
import type { XmlFormat } from './xml-format.js';
import { XmlReader } from './xml-reader.js';

export function xmlParserOf(format: XmlFormat): Parse {
  return parserOf((tolerance) => new XmlReader(format, tolerance));
}
