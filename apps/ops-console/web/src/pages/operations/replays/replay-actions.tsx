import type { Replay, ReplayChange } from '@kervan/console-api';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../../console/use-console.js';
import { ForRole } from '../../../parts/for-role.js';
import { Mono } from '../../../parts/mono.js';
import { ReasonDialog } from '../../../parts/reason-dialog.js';
import { replayChangesOf, roleFor } from './replay-changes.js';

/** Swaps a replay in, ends it, or drops what it kept. */
export function ReplayActions({ replay }: { readonly replay: Replay }) {
  const { t } = useTranslation();
  const api = useConsole();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ReplayChange | null>(null);
  const { service, id, difference } = replay;
  const accepted = asked === 'swap' && replay.equal === false ? difference : null;

  const changing = useMutation({
    mutationFn: ({ change, reason }: { change: ReplayChange; reason: string }) =>
      api.changeReplay(service, id, change, {
        reason,
        ...(accepted !== null && { acceptDifference: accepted }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['replays'] });
      setAsked(null);
    },
  });
  return (
    <Group gap={6}>
      {replayChangesOf(replay).map((change) => (
        <ForRole key={change} role={roleFor(change)}>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              changing.reset();
              setAsked(change);
            }}
          >
            {t(`operations.replayChanges.${change}`)}
          </Button>
        </ForRole>
      ))}
      {asked && (
        <ReasonDialog
          opened
          title={t(`operations.replayChanges.${asked}`)}
          confirm={t(`operations.replayChanges.${asked}`)}
          pending={changing.isPending}
          error={changing.error}
          onConfirm={(reason) => changing.mutate({ change: asked, reason })}
          onClose={() => setAsked(null)}
        >
          <Stack gap="xs">
            <Text>{t(`operations.replayTexts.${asked}`)}</Text>
            {accepted !== null && (
              <Text>
                {t('operations.replayDiffers')} <Mono>{accepted}</Mono>
              </Text>
            )}
          </Stack>
        </ReasonDialog>
      )}
    </Group>
  );
}
