/** One partition as one consumer sees it. */
export interface Stream {
  /** Consumer group. */
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
}
