import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Endpoint, type EndpointOptions } from './endpoint.js';
import { ProblemAnswer } from './problem-answer.js';

/** An endpoint that writes, through {@link Commands}: it may be repeated safely and made conditional. */
export function Command(options: EndpointOptions): MethodDecorator {
  return applyDecorators(
    Endpoint(options),
    ApiHeader({
      name: 'Idempotency-Key',
      description:
        'Chosen by the caller for one request: sent again within a day, it is answered as the first time and done once.',
      schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
    }),
    ApiHeader({
      name: 'If-Match',
      description:
        'ETag of the record as the caller saw it, or `*`: refused when it was changed since. `"<version>"` where a body shows the version.',
      schema: { type: 'string', pattern: '^("\\d{1,15}"|\\*)$' },
    }),
    ProblemAnswer(409, 'The state of a record does not allow it; `facts` tell the state.'),
    ProblemAnswer(412, 'VERSION_MISMATCH: the record was changed since; `facts` tell its version.'),
    ProblemAnswer(422, 'Faulty fields, broken rules, or IDEMPOTENCY_KEY_REUSED.'),
  );
}
