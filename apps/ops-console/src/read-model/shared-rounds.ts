import { KervanError } from '@kervan/contracts';

interface Waiting<Piece> {
  readonly piece: Piece;
  readonly resolve: (done: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Pieces of work that share rounds: what is handed in while one runs waits for the next. The more there is to do, the
 * more of it is done at once.
 */
export class SharedRounds<Piece> {
  #waiting: Waiting<Piece>[] = [];
  #running = false;

  /**
   * @param run does some of them, at least one; answers for all of them
   * @param most pieces of one round
   */
  constructor(
    private readonly run: (pieces: readonly Piece[]) => Promise<boolean>,
    private readonly most: number,
  ) {}

  /** What became of the round with this piece. Where one is refused for good, each piece goes alone: only the culprit fails. */
  do(piece: Piece): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ piece, resolve, reject });
      if (!this.#running) this.#runAll().catch(reject);
    });
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) await this.#round(this.#waiting.splice(0, this.most));
    this.#running = false;
  }

  async #round(round: readonly Waiting<Piece>[]): Promise<void> {
    try {
      const done = await this.run(round.map(({ piece }) => piece));
      for (const { resolve } of round) resolve(done);
    } catch (error) {
      if (round.length > 1 && isRefusal(error)) for (const each of round) await this.#round([each]);
      else for (const { reject } of round) reject(error);
    }
  }
}

/** Whether the same work would fail again. */
export function isRefusal(error: unknown): boolean {
  return !(error instanceof KervanError) || !error.retriable;
}
