import type { EventBody } from '@kervan/console-api';
import type { View } from '../../output/view.js';

/** Headers and body of an event, as blocks of lines. */
export function bodyTexts({ headers, body, maskedFields }: EventBody): NonNullable<View['texts']> {
  const title = maskedFields.length === 0 ? 'Body' : `Body, masked: ${maskedFields.join(', ')}`;
  return [
    { title: 'Headers', lines: Object.entries(headers).map(([name, value]) => `${name}: ${value}`) },
    { title, lines: body === null ? ['the broker no longer holds it'] : indented(body) },
  ];
}

/** JSON that can be written anew without a change, no digit lost, is indented; any other text stays as it is. */
function indented(body: string): readonly string[] {
  const value = parsed(body);
  return JSON.stringify(value) === body ? JSON.stringify(value, null, 2).split('\n') : body.split('\n');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
