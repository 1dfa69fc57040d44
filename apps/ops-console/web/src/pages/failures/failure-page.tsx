import type { FailureGroup } from '@kervan/console-api';
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { Answer } from '../../parts/answer.js';
import { Figures } from '../../parts/figures.js';
import { formatCount } from '../../parts/format-count.js';
import { Mono } from '../../parts/mono.js';
import { PageHeader } from '../../parts/page-header.js';
import { Ago } from '../../parts/timestamp.js';
import { ConsumerLink } from '../consumers/consumer-link.js';
import { RedrivePlan } from '../operations/redrive-plan.js';
import { CommonFields } from './common-fields.js';
import { FailedDeliveries } from './failed-deliveries.js';
import { FailureNote } from './failure-note.js';
import classes from './failure-page.module.css';
import { FailureStateTag } from './failure-state.js';
import { Trend } from './trend.js';

const route = getRouteApi('/failures/$consumer/$fingerprint');

/** One way of failing at one consumer: what it has in common, what waits, and how to try it again. */
export function FailurePage() {
  const { t } = useTranslation();
  const api = useConsole();
  const { consumer, fingerprint } = route.useParams();
  const failure = useQuery({
    queryKey: ['failure', consumer, fingerprint],
    queryFn: () => api.failure(consumer, fingerprint),
    refetchInterval: 2_000,
  });
  const state = failure.data?.group.state;
  return (
    <>
      <PageHeader
        title={fingerprint}
        heading={<Mono>{fingerprint}</Mono>}
        lead={
          <Group gap="sm">
            {state && <FailureStateTag state={state} />}
            <Text inherit component="span">
              {t('failures.consumer')}: <ConsumerLink group={consumer} />
            </Text>
            <Anchor
              inherit
              renderRoot={(props) => <Link to="/operations" search={{ consumer }} {...props} />}
            >
              {t('failures.seenBy')}
            </Anchor>
          </Group>
        }
      />
      <Answer query={failure}>
        {({ group, common }) => (
          <div className={classes.column}>
            <FailureFigures group={group} />
            <div className={classes.columns}>
              <div className={classes.column}>
                <CommonFields common={common} />
                <FailureNote group={group} />
              </div>
              <RedrivePlan consumer={consumer} selection={{ fingerprint }} waiting={group.open} />
            </div>
            <FailedDeliveries consumer={consumer} fingerprint={fingerprint} />
          </div>
        )}
      </Answer>
    </>
  );
}

function FailureFigures({ group }: { readonly group: FailureGroup }) {
  const { t } = useTranslation();
  const { open, dead, healed, keys, firstAt, lastAt, trend } = group;
  return (
    <Figures
      figures={[
        { label: t('failures.open'), value: formatCount(open), tone: open > 0 ? 'attention' : 'ok' },
        { label: t('failures.dead'), value: formatCount(dead), tone: dead > 0 ? 'attention' : undefined },
        { label: t('failures.healed'), value: formatCount(healed) },
        { label: t('failures.keys'), value: formatCount(keys), hint: t('failures.keysHint') },
        { label: t('failures.first'), value: <Ago at={firstAt} /> },
        { label: t('failures.last'), value: <Ago at={lastAt} /> },
        { label: t('failures.trend'), value: <Trend hours={trend} width={140} height={26} /> },
      ]}
    />
  );
}
