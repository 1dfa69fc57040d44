import { styleText } from 'node:util';
import type { Tone } from './view.js';

/** How much room there is, and what is to be shown in it. */
export interface Canvas {
  /** Characters of a line; null: as many as are needed. */
  readonly columns: number | null;
  readonly colours: boolean;
  /** Whether wide columns are shown, too. */
  readonly wide: boolean;
}

const colours = { good: 'green', attention: 'yellow', bad: 'red', unknown: 'magenta' } as const;

export function coloured(text: string, tone: Tone | null, canvas: Canvas): string {
  return tone && canvas.colours ? styleText(colours[tone], text, { validateStream: false }) : text;
}
