import type { Operation } from '@kervan/console-api';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Leads to an operation. */
export function OperationLink({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { consumer, id, kind } = operation;
  return (
    <Anchor
      inherit
      title={id}
      renderRoot={(props) => <Link to="/operations/$consumer/$id" params={{ consumer, id }} {...props} />}
    >
      {t(`operations.kinds.${kind}`)}
    </Anchor>
  );
}
