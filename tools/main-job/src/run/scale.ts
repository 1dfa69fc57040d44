import { type ConsumingService, consumingServices } from '@kervan/verify';

/** Processes of each consuming service, 1 or more. */
export type Scale = Readonly<Record<ConsumingService, number>>;

const oneOfEach: Scale = {
  'erp-core': 1,
  warehouse: 1,
  accounting: 1,
  'legacy-gateway': 1,
  ecommerce: 1,
  crm: 1,
  reporting: 1,
  hr: 1,
};

const ASKED = /^(?<app>[a-z-]+)=(?<count>[1-9]\d?)$/;

/**
 * Reads `warehouse=2`, several separated by commas or given one by one; what is not named has one process.
 *
 * @returns what is wrong, as text, when it cannot be read
 */
export function parseScale(texts: readonly string[]): Scale | string {
  const scale: Record<ConsumingService, number> = { ...oneOfEach };
  for (const text of texts.flatMap((part) => part.split(','))) {
    const { app, count } = ASKED.exec(text)?.groups ?? {};
    const service = consumingServices.find((name) => name === app);
    if (!service) return `${text} is not one of ${consumingServices.map((name) => `${name}=<n>`).join(', ')}`;
    scale[service] = Number(count);
  }
  return scale;
}
