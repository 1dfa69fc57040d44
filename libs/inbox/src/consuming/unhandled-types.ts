import { contractOf, VOID_TYPE } from '@kervan/contracts';
import type { Logger } from '@kervan/observability';

/** Says once per type that events of it are skipped because nobody defined it: a typo or a newer producer. */
export class UnhandledTypes {
  readonly #reported = new Set<string>();

  constructor(private readonly logger: Logger) {}

  readonly note = (type: string): void => {
    if (type === VOID_TYPE || this.#reported.has(type) || contractOf(type)) return;
    this.#reported.add(type);
    this.logger.warn({ type, code: 'EVENT_TYPE_UNKNOWN' }, 'events of a type without contract are skipped');
  };
}
