/**
 * `fetch` that gives up: an answer has to be there, whole, within the time; a stream of events only has to begin.
 *
 * @param end aborts every request
 */
export function patientFetch(timeoutMs: number, end: AbortSignal): typeof fetch {
  return async (input, init) => {
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new DOMException('no answer in time', 'TimeoutError')),
      timeoutMs,
    ).unref();
    const signals = [end, late.signal, ...(init?.signal ? [init.signal] : [])];
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) clearTimeout(timer);
    return response;
  };
}
