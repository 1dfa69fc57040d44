import { LiveBatch } from './live.js';

/** A message of the live stream; `id` resumes after it. */
export interface LiveMessage {
  readonly id: string | null;
  readonly batch: LiveBatch;
}

/** Reads server-sent events (HTML standard, section 9.2) off a response until it ends; comments and other fields are passed over. */
export async function* readLive(response: Response): AsyncGenerator<LiveMessage> {
  if (!response.body) return;
  const decoder = new TextDecoder();
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = messageOf(part);
      if (message) yield message;
    }
  }
}

function messageOf(text: string): LiveMessage | null {
  const lines = text.split('\n');
  const field = (name: string) =>
    lines.flatMap((line) => (line.startsWith(`${name}:`) ? [line.slice(name.length + 1).trimStart()] : []));
  const data = field('data');
  if (data.length === 0) return null;
  return { id: field('id').at(-1) ?? null, batch: LiveBatch.parse(JSON.parse(data.join('\n'))) };
}
