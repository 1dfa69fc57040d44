import { operatorsConsole, services } from './services.js';

/** Services with events of their own to look after: each has an outbox, and operations under `/ops`. */
export const operated: readonly string[] = services
  .filter((service) => service.database && service !== operatorsConsole)
  .map(({ name }) => name);
