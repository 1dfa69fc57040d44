/** What one file may ask of the gateway's memory. Beyond a limit lines go to quarantine, they are never dropped. */
export interface Limits {
  /** Longest line; the real ones have about 100 bytes. */
  readonly lineBytes: number;
  /** More lines would not fit into one Kafka record; the largest real document has 675. */
  readonly linesPerDocument: number;
  /** More documents in one file: the whole file goes to quarantine; the largest real day has about 150. */
  readonly documentsPerFile: number;
  /** Lines held of documents whose last line is still to come. */
  readonly openLines: number;
}

export const defaultLimits: Limits = {
  lineBytes: 64 * 1024,
  linesPerDocument: 5_000,
  documentsPerFile: 200_000,
  openLines: 50_000,
};
