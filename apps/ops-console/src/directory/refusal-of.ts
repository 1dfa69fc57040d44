import { errorCatalogue, KervanError, type ErrorCode } from '@kervan/contracts';
import { RequestInvalid } from '@kervan/service';
import { z } from 'zod';

const Refusal = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(errorCatalogue, code)),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/**
 * What a service answered that is no success, as an error of ours: its caller is to be told the same. That it does not
 * know our token, or that it failed, is nothing the caller can do something about.
 */
export function refusalOf(service: string, status: number, body: unknown): KervanError {
  const { data, error: cause } = Refusal.safeParse(body);
  if (!data || status === 401 || status >= 500)
    return new KervanError('SERVICE_UNAVAILABLE', `${service} answered ${status}`, { cause });
  const { code, detail, errors, facts } = data;
  if (code === 'REQUEST_INVALID' && errors) return new RequestInvalid(errors);
  return new KervanError(code, detail, { facts });
}
