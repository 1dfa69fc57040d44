type Undo = () => Promise<void> | void;

/** What is to be undone when the run ends, the latest first, whatever fails in between. */
export class Cleanup {
  private readonly steps: { readonly name: string; readonly undo: Undo }[] = [];

  defer(name: string, undo: Undo): void {
    this.steps.push({ name, undo });
  }

  /** @param report told of a step that failed; the others are still done. */
  async run(report: (line: string) => void): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      const { name, undo } = step;
      try {
        await undo();
      } catch (error) {
        report(`stopping ${name} failed: ${String(error)}`);
      }
    }
  }
}
