/** Reads something once for everybody who asks within a moment. What failed is read again. */
export class SharedReading<Value> {
  #reading: { readonly value: Promise<Value>; readonly at: number } | undefined;

  constructor(
    private readonly forMs: number,
    private readonly read: () => Promise<Value>,
  ) {}

  get(): Promise<Value> {
    const now = performance.now();
    if (this.#reading && now - this.#reading.at < this.forMs) return this.#reading.value;
    const value = this.read();
    const reading = { value, at: now };
    this.#reading = reading;
    value.catch(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    return value;
  }
}
