import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { RequestInvalid } from './request-invalid.js';

/**
 * Parses every parameter that declares a schema, `@Body({ schema })`, `@Param('id', { schema })`, `@Query({ schema })`;
 * the handler gets the parsed value.
 *
 * @throws RequestInvalid with all faults of the parameter.
 */
@Injectable()
export class RequestPipe implements PipeTransform {
  async transform(value: unknown, { schema, data }: ArgumentMetadata): Promise<unknown> {
    if (!schema) return value;
    const result = await schema['~standard'].validate(value);
    if (!result.issues) return result.value;
    throw new RequestInvalid(
      result.issues.map(({ message, path = [] }) => ({
        field: [...(data === undefined ? [] : [data]), ...path.map(segmentOf)].join('.'),
        message,
      })),
    );
  }
}

function segmentOf(segment: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}
