import { errorCatalogue, KervanError, type ErrorCode } from '@kervan/contracts';
import { BadRequestException, HttpException } from '@nestjs/common';
import { z } from 'zod';
import { RequestInvalid } from './request-invalid.js';
import { statusOf } from './status-of.js';

/** Every error answer: RFC 9457 problem details, media type `application/problem+json`. */
export const Problem = z
  .object({
    /** `urn:kervan:error:<CODE>` */
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    /** Code of the error catalogue; never renamed. */
    code: z.string(),
    /** Path of the request. */
    instance: z.string(),
    /** All faulty fields of a request. */
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    /** What a program may want to know: the state a record is in, the amount that is missing. */
    facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof Problem>;

/** What a caller may know about an error. Nothing internal is in it: from status 500 on only the catalogue speaks. */
export function problemOf(error: unknown, instance: string): Problem {
  const { code, status, detail } = classify(error);
  const title = errorCatalogue[code][1];
  return {
    type: `urn:kervan:error:${code}`,
    title,
    status,
    detail: status < 500 ? detail : title,
    code,
    instance,
    ...(error instanceof RequestInvalid && { errors: [...error.errors] }),
    ...(status < 500 && factsOf(error)),
  };
}

function factsOf(error: unknown): Pick<Problem, 'facts'> {
  if (!(error instanceof KervanError) || Object.keys(error.facts).length === 0) return {};
  return { facts: { ...error.facts } };
}

function classify(error: unknown): { code: ErrorCode; status: number; detail: string } {
  if (error instanceof KervanError) {
    if (refusesValue(error)) return ofStatus(422, 'A value is outside of what can be stored or told.');
    const status = statusOf(error.code);
    return { code: status === 500 ? 'INTERNAL' : error.code, status, detail: error.message };
  }
  // Its message would quote what could not be read, which may be personal data.
  if (error instanceof BadRequestException)
    return ofStatus(400, 'The body is not valid JSON, or the address not a valid one.');
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error.message);
  const refused = refusedByParser.safeParse(error);
  if (refused.success) return ofStatus(refused.data.status, refused.data.message);
  return { code: 'INTERNAL', status: 500, detail: '' };
}

/** Express middleware such as the body parser marks errors the caller may see with `expose`. */
const refusedByParser = z.object({
  status: z.int().min(400).max(499),
  expose: z.literal(true),
  message: z.string(),
});

/**
 * Values that the schema of a request let pass and something behind it did not. The database: too long, out of range, no
 * such date, characters it does not know. The contract of an event: an amount that grew beyond what it may be, as a
 * product or a sum.
 */
export function refusesValue(error: unknown): boolean {
  if (!(error instanceof KervanError)) return false;
  if (error.code === 'PAYLOAD_INVALID') return true;
  return error.code === 'DATABASE_REFUSED' && refusedByDatabase.safeParse(error.cause).success;
}

/** SQLSTATEs of the class "data exception" that values alone cause. */
const refusedByDatabase = z.object({ code: z.literal(['22001', '22003', '22008', '22021', '22P05']) });

function ofStatus(status: number, detail: string): { code: ErrorCode; status: number; detail: string } {
  return { code: codeOfStatus(status), status, detail };
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 503) return 'NOT_READY';
  return status < 500 ? 'REQUEST_INVALID' : 'INTERNAL';
}
