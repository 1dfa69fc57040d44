import type { Parse } from '../parsed.js';
import { coalesced } from './coalesced.js';
import { InterchangeReader } from './interchange-reader.js';
import type { Syntax } from './syntax.js';

export function parserOf(syntax: Syntax): Parse {
  return async function* (chunks) {
    const reader = new InterchangeReader(syntax);
    for await (const chunk of coalesced(chunks)) yield* reader.push(chunk);
    yield* reader.end();
  };
}
