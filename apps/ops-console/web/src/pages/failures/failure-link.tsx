import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Mono } from '../../parts/mono.js';

interface FailureLinkProps {
  readonly consumer: string;
  /** `CODE:hash` */
  readonly fingerprint: string;
}

/** Leads to everything that failed in the same way. */
export function FailureLink({ consumer, fingerprint }: FailureLinkProps) {
  return (
    <Anchor
      inherit
      renderRoot={(props) => (
        <Link to="/failures/$consumer/$fingerprint" params={{ consumer, fingerprint }} {...props} />
      )}
    >
      <Mono>{fingerprint}</Mono>
    </Anchor>
  );
}
