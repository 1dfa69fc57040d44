import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { FailingNow } from './failing-now.js';
import classes from './overview.module.css';
import { RunningOperations } from './running-operations.js';
import { SearchBox } from '../find/search-box.js';
import { Tiles } from './tiles.js';

/** The home page: one box to ask, and whether anything is wrong. */
export function OverviewPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const { data, error, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: api.overview,
    refetchInterval: 5_000,
  });
  return (
    <Stack gap="lg">
      <title>{`${t('overview.title')} · Kervan`}</title>
      <div className={classes.ask}>
        <Title order={1}>{t('overview.question')}</Title>
        <SearchBox autoFocus />
        <Text c="dimmed" size="sm" mih="1.2rem">
          {data && t('overview.events', { count: data.eventsLastHour })}
          {data?.newestFlow && (
            <>
              {' · '}
              <Anchor
                inherit
                underline="always"
                renderRoot={(props) => (
                  <Link
                    to="/j/$kind/$value"
                    params={{ kind: 'corr', value: data.newestFlow ?? '' }}
                    {...props}
                  />
                )}
              >
                {t('overview.newest')}
              </Anchor>
            </>
          )}
        </Text>
      </div>
      {error && <ProblemAlert error={error} onAgain={() => void refetch()} />}
      {data ? (
        <>
          <Tiles overview={data} />
          <div className={classes.columns}>
            <FailingNow groups={data.failures} />
            <RunningOperations operations={data.operations} />
          </div>
        </>
      ) : (
        !error && <Skeleton h={112} radius="md" />
      )}
    </Stack>
  );
}
