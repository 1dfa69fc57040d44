import { operated } from '../company/operated.js';
import { HEADER } from './manifest-text.js';

const PORT = 8080;

/** Where the console finds the services that it acts in, as a file of variables. */
export function consoleServices(): string {
  const addresses = operated.map((service) => [service, `http://${service}:${PORT}`] as const);
  return `${HEADER}SERVICES=${JSON.stringify(Object.fromEntries(addresses))}\n`;
}
