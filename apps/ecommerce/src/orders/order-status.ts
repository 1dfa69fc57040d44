import { z } from 'zod';

/** What may happen to an order, as far as its customer is concerned. */
export const stepStatus = z.literal(['RECEIVED', 'ON_HOLD', 'APPROVED', 'DESPATCHED', 'CANCELLED']);
export type StepStatus = z.output<typeof stepStatus>;

/**
 * Where an order stands after all that happened to it.
 *
 * Holds and approvals follow each other in the order in which the core tells them. The despatch is told by the warehouse
 * and may be heard of before its approval, which it outranks. A cancellation is the end: the core takes none after the
 * despatch, and goods that left meanwhile come back.
 *
 * @param steps in order of arrival.
 */
export function statusOf(steps: readonly { readonly status: StepStatus }[]): StepStatus {
  const statuses = steps.map(({ status }) => status);
  const final = (['CANCELLED', 'DESPATCHED'] as const).find((status) => statuses.includes(status));
  return final ?? statuses.findLast((status) => status !== 'RECEIVED') ?? 'RECEIVED';
}
