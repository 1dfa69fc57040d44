import { failureStates, type FailureChange, type FailureGroup } from '@kervan/console-api';
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { ForRole } from '../../parts/for-role.js';
import { Panel } from '../../parts/panel.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { useMayAct } from '../../session/use-session.js';

type Noted = Pick<FailureGroup, 'state' | 'owner' | 'note'>;

/** Only what is told otherwise than before: somebody else may have changed the rest meanwhile. */
function changedOf(before: Noted, after: Noted): Omit<FailureChange, 'reason'> {
  return {
    ...(after.state !== before.state && { state: after.state }),
    ...(after.owner !== before.owner && { owner: after.owner }),
    ...(after.note !== before.note && { note: after.note }),
  };
}

/** Who looks into a failure, and what is known of it. */
export function FailureNote({ group }: { readonly group: FailureGroup }) {
  const { t } = useTranslation();
  const api = useConsole();
  const queries = useQueryClient();
  const mayChange = useMayAct('operator');
  const [draft, setDraft] = useState<Partial<Noted>>({});
  const [asking, { open, close }] = useDisclosure();
  const { consumer, fingerprint, state, owner, note } = group;
  const shown = { state, owner, note, ...draft };
  const change = changedOf(group, shown);

  const saving = useMutation({
    mutationFn: (reason: string) => api.changeFailure(consumer, fingerprint, { ...change, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['failure', consumer, fingerprint] });
      void queries.invalidateQueries({ queryKey: ['failures'] });
      setDraft({});
      close();
    },
  });
  return (
    <Panel title={t('failures.noteTitle')}>
      <Stack gap="sm">
        <NativeSelect
          label={t('failures.state')}
          disabled={!mayChange}
          data={failureStates.map((value) => ({ value, label: t(`failures.states.${value}`) }))}
          value={shown.state}
          onChange={({ currentTarget }) => {
            const chosen = failureStates.find((each) => each === currentTarget.value);
            setDraft({ ...draft, state: chosen ?? state });
          }}
        />
        <TextInput
          label={t('failures.owner')}
          disabled={!mayChange}
          maxLength={100}
          value={shown.owner ?? ''}
          onChange={({ currentTarget }) => setDraft({ ...draft, owner: currentTarget.value || null })}
        />
        <Textarea
          label={t('failures.note')}
          description={t('failures.noteHint')}
          disabled={!mayChange}
          autosize
          minRows={2}
          maxLength={2000}
          value={shown.note ?? ''}
          onChange={({ currentTarget }) => setDraft({ ...draft, note: currentTarget.value || null })}
        />
        <ForRole role="operator">
          <Group>
            <Button variant="default" disabled={Object.keys(change).length === 0} onClick={open}>
              {t('failures.save')}
            </Button>
          </Group>
        </ForRole>
      </Stack>
      <ReasonDialog
        opened={asking}
        title={t('failures.saveTitle')}
        confirm={t('failures.save')}
        pending={saving.isPending}
        error={saving.error}
        onConfirm={saving.mutate}
        onClose={close}
      />
    </Panel>
  );
}
