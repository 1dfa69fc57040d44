import { ConsoleProblem } from '@kervan/console-api';
import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.js';

interface ProblemAlertProps {
  readonly error: Error;
  readonly onAgain?: () => void;
}

function titleOf(error: Error) {
  if (!(error instanceof ConsoleProblem)) return 'title';
  if (error.status === 0) return 'unreachable';
  if (error.status === 403) return 'forbidden';
  return error.status === 404 ? 'missing' : 'title';
}

/** What went wrong, in the words of the server, with the stable code of the error catalogue. */
export function ProblemAlert({ error, onAgain }: ProblemAlertProps) {
  const { t } = useTranslation();
  const faults = error instanceof ConsoleProblem ? (error.problem.errors ?? []) : [];
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<Icon name="failures" />}
      title={t(`parts.problem.${titleOf(error)}`)}
    >
      <Stack gap="xs" align="flex-start">
        <Text inherit>{error.message}</Text>
        {faults.map(({ field, message }) => (
          <Text inherit key={field}>
            {field}: {message}
          </Text>
        ))}
        <Group gap="sm">
          {error instanceof ConsoleProblem && <Code>{error.code}</Code>}
          {onAgain && (
            <Button size="compact-sm" variant="default" onClick={onAgain}>
              {t('parts.again')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
