import { useCallback, useEffect, useRef, useState } from 'react';
import { useConsole } from '../../console/use-console.js';
import { followLive, type LiveState } from './follow-live.js';
import { noRows, withBatch } from './live-rows.js';

interface LiveOptions {
  readonly filter: string | undefined;
  /** Reads nothing; read on, it goes on after the last message, as far as the server still has what followed. */
  readonly paused: boolean;
}

/** The live stream as rows; another filter begins anew. */
export function useLive({ filter, paused }: LiveOptions) {
  const api = useConsole();
  const [live, setLive] = useState(noRows);
  const [state, setState] = useState<LiveState>('connecting');
  const [error, setError] = useState<Error | null>(null);
  const last = useRef<{ readonly filter: string | undefined; readonly id: string | undefined }>(undefined);
  const clear = useCallback(() => setLive(noRows), []);

  useEffect(() => {
    if (last.current?.filter !== filter) {
      last.current = undefined;
      setLive(noRows);
    }
    if (paused) return;
    const stop = new AbortController();
    const { signal } = stop;
    const follow = async () => {
      const messages = followLive({
        signal,
        after: last.current?.id,
        onState: setState,
        open: (after) =>
          api.openLive({ signal, ...(filter && { filter }), ...(after && { lastEventId: after }) }),
      });
      for await (const { id, batch } of messages) {
        last.current = { filter, id: id ?? last.current?.id };
        setLive((before) => withBatch(before, batch));
      }
    };
    setError(null);
    follow().catch((refusal: unknown) =>
      setError(refusal instanceof Error ? refusal : new Error(String(refusal))),
    );
    return () => stop.abort();
  }, [api, filter, paused]);

  return { ...live, state, error, clear };
}
