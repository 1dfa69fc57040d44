import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { RequestInvalid } from './request-invalid.js';
import { unstorableText } from './unstorable-text.js';

/**
 * Parses every parameter that declares a schema, `@Body({ schema })`, `@Param('id', { schema })`, `@Query({ schema })`;
 * the handler gets the parsed value. Text that no database holds is refused wherever it stands.
 *
 * @throws RequestInvalid with all faults of the parameter.
 */
@Injectable()
export class RequestPipe implements PipeTransform {
  async transform(value: unknown, { schema, data }: ArgumentMetadata): Promise<unknown> {
    if (!schema) return value;
    const result = await schema['~standard'].validate(value);
    const faults = result.issues
      ? result.issues.map(({ message, path = [] }) => ({ path: path.map(segmentOf), message }))
      : unstorableText(result.value).map((path) => ({ path, message: UNSTORABLE }));
    if (!result.issues && faults.length === 0) return result.value;
    throw new RequestInvalid(
      faults.map(({ path, message }) => ({
        field: [...(data === undefined ? [] : [data]), ...path].join('.'),
        message,
      })),
    );
  }
}

const UNSTORABLE = 'must be text without NUL characters and halves of surrogate pairs';

function segmentOf(segment: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}
