import type { QuarantineCode } from '../quarantine-codes.js';

/** Why reading of a file cannot go on. */
export class XmlRefusal extends Error {
  constructor(
    readonly code: QuarantineCode,
    readonly detail: string,
    /** Byte of the file; null: where the reader is. */
    readonly offset: number | null = null,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** What a tokenizer says, without what it quotes of the file. */
export function malformed({ message }: Error): XmlRefusal {
  const [said = ''] = message.replace(/^\d+:\d+: ?/, '').split(/[":]/, 1);
  return new XmlRefusal('FORMAT_ERROR', `not well-formed XML: ${said.trim().replace(/\.$/, '')}`);
}
