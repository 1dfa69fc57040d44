import { Box, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './problem-alert.js';

interface AnswerProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  readonly children: (data: Data) => ReactNode;
}

/** What the server answered, as soon as it did; what is there already stays when asking again fails, below the problem. */
export function Answer<Data>({ query: { data, error, refetch }, children }: AnswerProps<Data>) {
  const { t } = useTranslation();
  const problem = error && (
    <Box p="sm">
      <ProblemAlert error={error} onAgain={() => void refetch()} />
    </Box>
  );
  if (data !== undefined)
    return (
      <>
        {problem}
        {children(data)}
      </>
    );
  if (problem) return problem;
  return (
    <Stack gap="xs" p="md" role="status">
      <VisuallyHidden>{t('parts.loading')}</VisuallyHidden>
      {[80, 95, 60].map((width) => (
        <Skeleton key={width} height={14} width={`${width}%`} />
      ))}
    </Stack>
  );
}
