import type { QuarantineCode } from '../quarantine-codes.js';

/** Why reading of a file cannot go on. */
export class XmlRefusal extends Error {
  constructor(
    readonly code: QuarantineCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** What a tokenizer says, without what it quotes of the file. */
export function malformed({ message }: Error): XmlRefusal {
  const [said = ''] = message.replace(/^\d+:\d+: ?/, '').split(/[":]/, 1);
  return new XmlRefusal('FORMAT_ERROR', `not well-formed XML: ${said.trim().replace(/\.$/, '')}`);
}
