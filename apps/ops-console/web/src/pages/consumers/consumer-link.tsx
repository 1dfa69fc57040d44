import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Leads to how far a consumer is. */
export function ConsumerLink({ group }: { readonly group: string }) {
  return (
    <Anchor inherit renderRoot={(props) => <Link to="/consumers/$group" params={{ group }} {...props} />}>
      {group}
    </Anchor>
  );
}
