import type { Canvas } from './canvas.js';
import { csvOf } from './csv.js';

import { renderView } from './render-view.js';
import type { View } from './view.js';
import { visible, visibleJson } from './visible.js';

export const formats = ['table', 'json', 'csv'] as const;
export type Format = (typeof formats)[number];

/** Where text goes: a stream of the process. */
export type Screen = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Writes answers on stdout as they were asked for, and everything else on stderr. */
export class Output {
  constructor(
    readonly format: Format,
    readonly canvas: Canvas,
    private readonly stdout: Screen,
    readonly stderr: Screen,
  ) {}

  /** @param answer what `--json` prints, as one line */
  async answer(answer: unknown, view: View): Promise<void> {
    await this.write(this.#textOf(answer, view));
    if (view.note !== undefined) this.note(view.note);
  }

  /** Resolves when the text is on its way, or when nobody reads any more. */
  write(text: string): Promise<void> {
    return new Promise((resolve) => this.stdout.write(text, () => resolve()));
  }

  /** A line for whoever watches; no part of the answer. */
  note(text: string): void {
    this.stderr.write(`kervan: ${visible(text)}\n`);
  }

  #textOf(answer: unknown, view: View): string {
    switch (this.format) {
      case 'json':
        return `${visibleJson(answer)}\n`;
      case 'csv':
        return csvOf(view.csv ?? view.tables[0]);
      case 'table':
        return renderView(view, this.canvas);
    }
  }
}
