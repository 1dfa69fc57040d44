import type { JourneyEvent } from '@kervan/console-api';

/** What each view of a journey is given. */
export interface ShownEvents {
  readonly events: readonly JourneyEvent[];
  /** Id of the event that is looked at. */
  readonly focus: string | undefined;
  readonly onFocus: (id: string | undefined) => void;
}
