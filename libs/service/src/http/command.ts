import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Endpoint, type EndpointOptions } from './endpoint.js';
import { ProblemAnswer } from './problem-answer.js';

export interface CommandOptions extends EndpointOptions {
  /**
   * Whether the caller may make it depend on the version of a record it saw, see {@link Precondition}; by default
   * unless it creates one (status 201). Where not, a request with `If-Match` is refused.
   */
  readonly conditional?: boolean;
}

const CONDITIONAL = 'kervan conditional';
const COMMAND = 'kervan command';

/** An endpoint that writes, through {@link Commands}: it may be repeated safely, and made conditional. */
export function Command({ conditional, ...options }: CommandOptions): MethodDecorator {
  const isConditional = conditional ?? options.status !== 201;
  return applyDecorators(
    Endpoint(options),
    SetMetadata(COMMAND, true),
    SetMetadata(CONDITIONAL, isConditional),
    ApiHeader({
      name: 'Idempotency-Key',
      description:
        'Chosen by the caller for one request: sent again within a day, it is done once and answered as the first time.',
      schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
    }),
    ...(isConditional ? conditionalAnswers : []),
    ProblemAnswer(409, 'The state of a record does not allow it; `facts` tell the state.'),
    ProblemAnswer(422, 'Faulty fields, a broken rule, or IDEMPOTENCY_KEY_REUSED.'),
  );
}

/** Whether the endpoint keeps the key of a request: elsewhere one that comes with a key is refused, not done twice. */
export function isCommand(handler: object): boolean {
  return Reflect.getMetadata(COMMAND, handler) === true;
}

/** Also of an endpoint that is no command: it may still ask a precondition. */
export function isConditional(handler: object): boolean {
  return Reflect.getMetadata(CONDITIONAL, handler) !== false;
}

const conditionalAnswers = [
  ApiHeader({
    name: 'If-Match',
    description:
      'ETag of the record as the caller saw it, `"<version>"`, or `*`: refused when it was changed since.',
    schema: { type: 'string', pattern: '^("(0|[1-9][0-9]{0,14})"|[*])$' },
  }),
  ProblemAnswer(412, 'VERSION_MISMATCH: the record was changed since; `facts` tell its version.'),
];
