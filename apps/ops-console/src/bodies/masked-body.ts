import { contractOf, type Headers } from '@kervan/contracts';
import { masked } from './masked.js';
import { shapesOf, type Shapes } from './shape-of.js';

/** What everybody may read of an event's content. */
export interface MaskedBody {
  /** JSON text. */
  readonly body: string;
  readonly maskedFields: string[];
}

const shapes = new Map<string, Shapes>();

/** Of a type nobody defined, and of what is no JSON, nothing may be read. */
export function maskedBody(type: string, text: string): MaskedBody {
  const { value, fields } = masked(parsed(text), shapesOfType(type));
  return { body: JSON.stringify(value), maskedFields: [...fields] };
}

/** The envelope alone: what else a foreign writer may have put there is not shown. */
export function maskedHeaders(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => ENVELOPE.includes(name)));
}

const ENVELOPE = [
  'content-type',
  'ce_specversion',
  'ce_id',
  'ce_type',
  'ce_source',
  'ce_subject',
  'ce_partitionkey',
  'ce_time',
  'ce_sequence',
  'ce_correlationid',
  'ce_causationid',
  'ce_workorderno',
  'ce_dataref',
  'traceparent',
  'tracestate',
];

function shapesOfType(type: string): Shapes {
  const known = shapes.get(type);
  if (known) return known;
  const contract = contractOf(type);
  if (!contract) return [];
  const own = shapesOf(contract.schema);
  shapes.set(type, own);
  return own;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
