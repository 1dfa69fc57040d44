/**
 * `fetch` that gives up: an answer has to be there, whole, within the time; a stream of events only has to begin.
 *
 * @param signal ends every request
 */
export function patientFetch(timeoutMs: number, signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new DOMException('no answer in time', 'TimeoutError')),
      timeoutMs,
    ).unref();
    const response = await fetch(input, { ...init, signal: AbortSignal.any([signal, late.signal]) });
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) clearTimeout(timer);
    return response;
  };
}
