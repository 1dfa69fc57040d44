import { recordOf } from './send-events.js';

/** Key, value and headers of one of the benches' events as it is sent; they all have one size but for their numbers. */
export function bytesPerEvent(): number {
  const { key, value, headers } = recordOf(0);
  const texts = [key, value, ...Object.entries(headers).flat()];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
