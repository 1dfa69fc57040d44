import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { Copy } from '../../parts/copy.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { shortType } from '../../parts/short-type.js';
import { BodyPanel } from './body-panel.js';
import { Envelope } from './envelope.js';
import classes from './event.module.css';
import { RetriableDeliveries } from './retriable-deliveries.js';

const route = getRouteApi('/e/$eventId');

/** One event: what it says, where it lies, and what became of it at each consumer. */
export function EventPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const { eventId } = route.useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['event', eventId],
    queryFn: () => api.event(eventId),
    refetchInterval: 5_000,
  });
  if (error && !data)
    return (
      <>
        <PageHeader title={t('event.title')} lead={eventId} />
        <ProblemAlert error={error} onAgain={() => void refetch()} />
      </>
    );
  if (!data) return <Skeleton h={320} radius="md" />;
  const { event } = data;
  const journey = (
    <Button
      variant="default"
      renderRoot={(props) => (
        <Link
          to="/j/$kind/$value"
          params={{ kind: 'corr', value: event.correlationId }}
          search={{ focus: event.id }}
          {...props}
        />
      )}
    >
      {t('event.journey')}
    </Button>
  );
  const heading = (
    <>
      {shortType(event.type)} <Copy text={location.href} label={t('parts.copyLink')} />
    </>
  );
  return (
    <Stack>
      <PageHeader title={shortType(event.type)} heading={heading} lead={event.summary} actions={journey} />
      <Panel bare title={t('event.deliveries')}>
        <RetriableDeliveries event={event} />
      </Panel>
      <div className={classes.columns}>
        <Panel title={t('event.envelope')}>
          <Envelope detail={data} />
        </Panel>
        <BodyPanel key={event.id} eventId={event.id} />
      </div>
    </Stack>
  );
}
