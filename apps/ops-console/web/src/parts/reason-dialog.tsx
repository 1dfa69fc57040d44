import { Reason } from '@kervan/console-api';
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert.js';

interface ReasonDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly confirm: string;
  readonly pending?: boolean;
  readonly error?: Error | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
  /** What will happen. */
  readonly children?: ReactNode;
}

/** Asks why before anything is done that the audit trail tells. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { opened, title, confirm, pending = false, error = null, onConfirm, onClose, children } = props;
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const reason = Reason.safeParse(text);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('parts.close') }}
    >
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (reason.success) onConfirm(reason.data);
        }}
      >
        <Stack>
          {children}
          <Textarea
            data-autofocus
            required
            autosize
            minRows={2}
            maxLength={500}
            label={t('parts.reason')}
            description={t('parts.reasonHint')}
            value={text}
            onChange={(changed) => setText(changed.currentTarget.value)}
          />
          {error && <ProblemAlert error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('parts.cancel')}
            </Button>
            <Button type="submit" loading={pending} disabled={!reason.success}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
