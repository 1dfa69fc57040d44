import type { IncomingRecord } from '@kervan/messaging';

const MOST_RECORDS = 500;
/** Characters of their values: a record of receipts may tell of hundreds of deliveries. */
const MOST_CHARACTERS = 1_000_000;

/** Cuts a batch into what one transaction may hold of it, in order. */
export function piecesOf(records: readonly IncomingRecord[]): IncomingRecord[][] {
  const pieces: IncomingRecord[][] = [];
  let piece: IncomingRecord[] = [];
  let characters = 0;
  for (const record of records) {
    characters += record.value?.length ?? 0;
    if (piece.length === MOST_RECORDS || (piece.length > 0 && characters > MOST_CHARACTERS)) {
      pieces.push(piece);
      piece = [];
      characters = record.value?.length ?? 0;
    }
    piece.push(record);
  }
  return piece.length > 0 ? [...pieces, piece] : pieces;
}
