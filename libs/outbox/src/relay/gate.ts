/** Where one waits until another says that something has changed; said once, it is not forgotten. */
export class Gate {
  #open = false;
  #opened: () => void = () => undefined;

  readonly open = (): void => {
    this.#open = true;
    this.#opened();
  };

  /** Resolves when it was opened since the last time, and closes it again. */
  async passed(): Promise<void> {
    if (!this.#open) await new Promise<void>((resolve) => (this.#opened = resolve));
    this.#open = false;
  }
}
