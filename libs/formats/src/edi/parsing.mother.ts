import { Readable } from 'node:stream';
import type { Parse, Parsed } from '../parsed.js';
import { InterchangeReader } from './interchange-reader.js';
import type { Syntax } from './syntax.js';

/** What a parser makes of bytes that come in one piece. */
export async function outcome(parse: Parse, bytes: Uint8Array | string): Promise<Parsed[]> {
  const parsed: Parsed[] = [];
  for await (const one of parse(Readable.from([Buffer.from(bytes)]))) parsed.push(one);
  return parsed;
}

/** What a reader makes of bytes that come in these pieces, each of them read before the next one comes. */
export function outcomeOfPieces(syntax: Syntax, pieces: readonly Buffer[]): Parsed[] {
  const reader = new InterchangeReader(syntax);
  return [...pieces.flatMap((piece) => [...reader.push(piece)]), ...reader.end()];
}

/** Codes and details of what is faulty. */
export function faultsOf(parsed: readonly Parsed[]): string[] {
  return parsed.flatMap((one) =>
    one.kind === 'faulty' ? one.faults.map(({ code, detail }) => `${code}: ${detail}`) : [],
  );
}

export function documentsOf(parsed: readonly Parsed[]) {
  return parsed.flatMap((one) => (one.kind === 'document' ? [one.document] : []));
}
