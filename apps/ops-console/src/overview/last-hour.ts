/** Events of a topic that somebody wrote, or that took their way to somebody. */
export interface Traffic {
  readonly topic: string;
  /** CloudEvents source, or consumer. */
  readonly name: string;
  readonly events: number;
}

/** The traffic of one minute. */
export interface MinuteOfTraffic extends Traffic {
  /** Beginning of the minute. */
  readonly minute: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Traffic of the last hour, minute by minute: what is over is counted once. */
export class LastHour {
  #minutes: readonly MinuteOfTraffic[] = [];
  #settledUntil = 0;

  /** From where counting must begin again: rows of a minute may become visible a minute late. */
  since(now: number): Date {
    return new Date(Math.max(this.#settledUntil, startOfMinute(now) - HOUR_MS));
  }

  /** @param counted everything since {@link since}, as it is `now` */
  note(counted: readonly MinuteOfTraffic[], now: number): void {
    const since = this.since(now).getTime();
    const kept = this.#minutes.filter(
      ({ minute }) => minute.getTime() < since && minute.getTime() >= now - HOUR_MS,
    );
    this.#minutes = [...kept, ...counted];
    this.#settledUntil = startOfMinute(now) - MINUTE_MS;
  }

  /** By topic and name. */
  sum(): Traffic[] {
    const sums = new Map<string, Traffic>();
    for (const { topic, name, events } of this.#minutes) {
      const id = JSON.stringify([topic, name]);
      sums.set(id, { topic, name, events: (sums.get(id)?.events ?? 0) + events });
    }
    return [...sums.values()];
  }
}

function startOfMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
