import { SetMetadata } from '@nestjs/common';

export const OPEN = 'kervan open';

/** A controller or a method that everybody may use, also without a token: below /api and /ops there is none. */
export function Open(): ClassDecorator & MethodDecorator {
  return SetMetadata(OPEN, true);
}
