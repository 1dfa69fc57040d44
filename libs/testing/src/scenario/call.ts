/** One request with JSON both ways. The headers come beside, or instead of, token and content type. */
export type Call = [method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; null without a body, text where it is something else. */
  readonly body: unknown;
}

export async function call(
  address: string,
  token: string,
  ...[method, path, body, headers = {}]: Call
): Promise<Answer> {
  const response = await fetch(address + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text, response.headers) };
}

function parsed(text: string, headers: Headers): unknown {
  if (text === '') return null;
  return /\bjson\b/.test(headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}
