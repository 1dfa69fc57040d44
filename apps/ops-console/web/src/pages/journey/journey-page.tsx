import { Alert, Skeleton, Stack } from '@mantine/core';
import { IdentifierKind, type Journey } from '@kervan/console-api';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { EmptyState } from '../../parts/empty-state.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { MissingPage } from '../../shell/missing-page.js';
import { AnswerStrip } from './answers/answer-strip.js';
import { JourneyHeader } from './journey-header.js';
import { JourneyViews } from './journey-views.js';

const route = getRouteApi('/j/$kind/$value');

/** Asked again every three seconds as long as something is under way. */
const STILL_MOVING = 3_000;

const isMoving = ({ events }: Journey) =>
  events.some(({ deliveries }) => deliveries.some(({ state }) => state === 'waiting'));

/** Everything that happened to what an identifier names, over all services. */
export function JourneyPage() {
  const { kind, value } = route.useParams();
  const known = IdentifierKind.safeParse(kind);
  return known.success ? <JourneyOf kind={known.data} value={value} /> : <MissingPage />;
}

function JourneyOf({ kind, value }: { readonly kind: IdentifierKind; readonly value: string }) {
  const { t } = useTranslation();
  const api = useConsole();
  const { data, error, refetch } = useQuery({
    queryKey: ['journey', kind, value],
    queryFn: () => api.journey(kind, value),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? STILL_MOVING : false),
  });
  return (
    <Stack gap="md">
      <JourneyHeader kind={kind} value={value} journey={data} />
      {error && <ProblemAlert error={error} onAgain={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} radius="md" />}
      {data?.truncated && <Alert color="yellow" variant="outline" title={t('journey.truncated')} />}
      {data?.events.length === 0 && (
        <EmptyState title={t('journey.empty')}>{t('journey.emptyText')}</EmptyState>
      )}
      {data && data.events.length > 0 && (
        <>
          <AnswerStrip answers={data.answers} />
          <JourneyViews journey={data} />
        </>
      )}
    </Stack>
  );
}
