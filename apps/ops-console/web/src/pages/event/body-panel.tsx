import type { EventBody } from '@kervan/console-api';
import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { Copy } from '../../parts/copy.js';
import { EmptyState } from '../../parts/empty-state.js';
import { ForRole } from '../../parts/for-role.js';
import { Icon } from '../../parts/icon.js';
import { Panel } from '../../parts/panel.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import classes from './event.module.css';
import { readable } from './readable.js';

/** The body as the broker holds it, masked; whole for who may see it and says why. */
export function BodyPanel({ eventId }: { readonly eventId: string }) {
  const { t } = useTranslation();
  const api = useConsole();
  const [asking, { open, close }] = useDisclosure();
  const masked = useQuery({
    queryKey: ['body', eventId],
    queryFn: () => api.body(eventId),
    staleTime: Infinity,
  });
  const reveal = useMutation({
    mutationFn: (reason: string) => api.reveal(eventId, { reason }),
    onSuccess: close,
  });
  const shown = reveal.data ?? masked.data;
  const mayReveal = shown?.masked && shown.body !== null && shown.maskedFields.length > 0;
  return (
    <Panel bare title={t('event.body')} actions={shown?.body && <Copy text={shown.body} />}>
      {shown && <MaskNote body={shown} />}
      {mayReveal && (
        <Group px="md" pt="xs">
          <ForRole role="investigator">
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<Icon name="eye" size={14} />}
              onClick={open}
            >
              {t('event.reveal')}
            </Button>
          </ForRole>
        </Group>
      )}
      {masked.error && <ProblemAlert error={masked.error} onAgain={() => void masked.refetch()} />}
      {shown ? <Body body={shown} /> : !masked.error && <Skeleton h={200} />}
      <ReasonDialog
        opened={asking}
        title={t('event.revealTitle')}
        confirm={t('event.reveal')}
        pending={reveal.isPending}
        error={reveal.error}
        onConfirm={(reason) => reveal.mutate(reason)}
        onClose={close}
      >
        <Text>{t('event.revealText')}</Text>
      </ReasonDialog>
    </Panel>
  );
}

function MaskNote({ body: { masked, maskedFields } }: { readonly body: EventBody }) {
  const { t } = useTranslation();
  if (masked && maskedFields.length === 0) return null;
  return (
    <Text c={masked ? 'dimmed' : 'var(--warning)'} size="sm" px="md" pt="sm">
      {masked ? t('event.masked', { fields: maskedFields.join(', ') }) : t('event.revealed')}
    </Text>
  );
}

function Body({ body: { body, headers } }: { readonly body: EventBody }) {
  const { t } = useTranslation();
  if (body === null) return <EmptyState title={t('event.gone')}>{t('event.goneText')}</EmptyState>;
  return (
    <>
      <pre className={classes.code} tabIndex={0} aria-label={t('event.body')} role="group">
        {readable(body)}
      </pre>
      <Text fw={600} size="sm" px="md">
        {t('event.headers')}
      </Text>
      <pre className={classes.code} tabIndex={0} aria-label={t('event.headers')} role="group">
        {Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n')}
      </pre>
    </>
  );
}
