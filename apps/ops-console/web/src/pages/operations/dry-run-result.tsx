import type { Operation } from '@kervan/console-api';
import { Alert, Anchor, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../parts/format-count.js';
import { OperationProgress } from './operation-progress.js';
import { isOver, progressOf } from './progress.js';

/** What a dry run foretells. */
export function DryRunResult({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { consumer, id, items } = operation;
  const { keys } = progressOf(operation);
  const counts = {
    keys: formatCount(keys),
    good: formatCount(items.WOULD_SUCCEED ?? 0),
    bad: formatCount(keys - (items.WOULD_SUCCEED ?? 0)),
  };
  const told = keys === 0 ? t('operations.triedNone') : t('operations.tried', counts);
  return (
    <Alert
      role="status"
      variant="outline"
      color="gray"
      title={isOver(operation) ? told : t('operations.trying')}
    >
      <Stack gap="xs">
        <OperationProgress operation={operation} detailed />
        <Anchor
          inherit
          renderRoot={(props) => <Link to="/operations/$consumer/$id" params={{ consumer, id }} {...props} />}
        >
          {t('operations.triedDetails')}
        </Anchor>
      </Stack>
    </Alert>
  );
}
