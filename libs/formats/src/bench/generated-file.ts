/** Bytes that come at once, as files are read. */
const chunkSize = 65_536;
/** Lines of each document of a generated file. */
export const linesOfDocument = 20;

/** A file as large as wanted: documents of 20 lines, the same ones again and again. */
export interface GeneratedFile {
  readonly opening: string;
  readonly document: (number: number) => string;
  readonly closing: (documents: number) => string;
}

/** What a document is made of: something for each of its lines. */
export function eachLine(line: (index: number) => string): string {
  return Array.from({ length: linesOfDocument }, (_, index) => line(index)).join('');
}

/**
 * A file with at least so many lines, in whole blocks of documents. They are made once: what is measured is reading.
 */
export function generated(
  { opening, document, closing }: GeneratedFile,
  atLeast: number,
): { readonly lines: number; readonly chunks: Iterable<Buffer> } {
  const documents: string[] = [];
  for (let size = 0; size < chunkSize; size += documents.at(-1)?.length ?? 0)
    documents.push(document(documents.length + 1));
  const block = Buffer.from(documents.join(''));
  const blocks = Math.ceil(atLeast / (documents.length * linesOfDocument));
  function* chunks(): Generator<Buffer> {
    if (opening) yield Buffer.from(opening);
    for (let made = 0; made < blocks; made += 1) yield block;
    const end = closing(blocks * documents.length);
    if (end) yield Buffer.from(end);
  }
  return { lines: blocks * documents.length * linesOfDocument, chunks: chunks() };
}
