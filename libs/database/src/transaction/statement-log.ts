interface Rejection {
  readonly position: number;
  readonly error: unknown;
}

/** Remembers every statement of a transaction until it is answered, and every rejection even if it was caught. */
export class StatementLog {
  #issued = 0;
  readonly #open = new Map<number, Promise<void>>();
  #rejections: Rejection[] = [];

  /** Number of statements issued so far: marks a place to return to. */
  get position(): number {
    return this.#issued;
  }

  track<Result>(statement: Promise<Result>): Promise<Result> {
    const position = this.#issued++;
    const done = statement.then(
      () => void this.#open.delete(position),
      (error: unknown) => {
        this.#open.delete(position);
        this.#rejections.push({ position, error });
      },
    );
    this.#open.set(position, done);
    return statement;
  }

  /** Waits until no statement issued before a place is open. Never rejects. */
  async settled(before = Infinity): Promise<void> {
    for (;;) {
      const open = [...this.#open].filter(([position]) => position < before).map(([, done]) => done);
      if (open.length === 0) return;
      await Promise.all(open);
    }
  }

  /** The rejection of the earliest statement since a place: later ones are its consequences. */
  firstRejection(since = 0): { readonly error: unknown } | undefined {
    return this.#rejections
      .filter(({ position }) => position >= since)
      .sort((a, b) => a.position - b.position)[0];
  }

  /** Forgets rejections of statements that a rollback to a savepoint has undone. */
  forget(since: number): void {
    this.#rejections = this.#rejections.filter(({ position }) => position < since);
  }
}
