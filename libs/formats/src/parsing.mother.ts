import { Readable } from 'node:stream';
import type { Parse, Parsed } from './parsed.js';

/** What a parser makes of bytes that come in one piece. */
export async function outcome(parse: Parse, bytes: Uint8Array | string): Promise<Parsed[]> {
  const parsed: Parsed[] = [];
  for await (const one of parse(Readable.from([Buffer.from(bytes)]))) parsed.push(one);
  return parsed;
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
