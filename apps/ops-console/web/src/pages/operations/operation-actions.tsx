import type { Operation, OperationChange } from '@kervan/console-api';
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { ForRole } from '../../parts/for-role.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { useSession } from '../../session/use-session.js';
import { changesOf, type Hindrance } from './changes-of.js';

/** What can be done with an operation; what this session may not do is said instead of offered. */
export function OperationActions({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const api = useConsole();
  const queries = useQueryClient();
  const changes = changesOf(operation, useSession());
  const [asked, setAsked] = useState<OperationChange | null>(null);
  const { consumer, id } = operation;

  const changing = useMutation({
    mutationFn: ({ change, reason }: { change: OperationChange; reason: string }) =>
      api.changeOperation(consumer, id, change, { reason }),
    onSuccess: (changed) => {
      queries.setQueryData(['operation', consumer, id], changed);
      void queries.invalidateQueries({ queryKey: ['operations'] });
      setAsked(null);
    },
  });
  const hindrances = [...new Set(changes.flatMap(({ hindrance }) => hindrance ?? []))];
  return (
    <>
      <Group gap="xs">
        {changes
          .filter(({ hindrance }) => hindrance === null)
          .map(({ change }) => (
            <Button
              key={change}
              size="sm"
              variant={change === 'cancel' ? 'default' : 'filled'}
              onClick={() => {
                changing.reset();
                setAsked(change);
              }}
            >
              {t(`operations.changes.${change}`)}
            </Button>
          ))}
        {hindrances.map((hindrance) => (
          <Hint key={hindrance} hindrance={hindrance} />
        ))}
      </Group>
      {asked && (
        <ReasonDialog
          opened
          title={t(`operations.changes.${asked}`)}
          confirm={t(`operations.changes.${asked}`)}
          pending={changing.isPending}
          error={changing.error}
          onConfirm={(reason) => changing.mutate({ change: asked, reason })}
          onClose={() => setAsked(null)}
        >
          <Text>{t(`operations.changeTexts.${asked}`)}</Text>
        </ReasonDialog>
      )}
    </>
  );
}

function Hint({ hindrance }: { readonly hindrance: Hindrance }) {
  const { t } = useTranslation();
  if (hindrance !== 'same-person') return <ForRole role={hindrance}>{null}</ForRole>;
  return (
    <Text size="xs" c="dimmed">
      {t('operations.samePerson')}
    </Text>
  );
}
