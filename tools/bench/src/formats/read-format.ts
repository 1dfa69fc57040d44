import { setTimeout as sleep } from 'node:timers/promises';
import { FormatFigures, type NamedStage } from '@kervan/formats/bench';
import { MeasuredProcess } from '../process/measured-process.js';

const INTERVAL_MS = 50;

/**
 * What reading a generated file of a format takes in a process of its own, whose memory is its own, too.
 *
 * @throws KervanError PROCESS_FAILED when a line is lost or refused
 */
export async function readFormat({ format, stage }: NamedStage, lines: number): Promise<FormatFigures> {
  const found: FormatFigures[] = [];
  const reader = MeasuredProcess.start('formats', (message) => found.push(FormatFigures.parse(message)), [
    format,
    stage,
    String(lines),
  ]);
  try {
    for (;;) {
      const [figures] = found;
      if (figures) return figures;
      reader.check();
      await sleep(INTERVAL_MS);
    }
  } finally {
    await reader.stop();
  }
}
