/** What is to be undone when the run ends, the latest first, whatever fails in between. */
export class Cleanup {
  private readonly steps: { readonly name: string; readonly undo: () => Promise<void> }[] = [];

  defer(name: string, undo: () => Promise<void>): void {
    this.steps.push({ name, undo });
  }

  /** @param report told of a step that failed; the others are still done. */
  async run(report: (line: string) => void): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      const { name, undo } = step;
      await undo().catch((error: unknown) => report(`stopping ${name} failed: ${String(error)}`));
    }
  }
}
