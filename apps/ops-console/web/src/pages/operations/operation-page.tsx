import type { Operation } from '@kervan/console-api';
import { Group, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answer } from '../../parts/answer.js';
import { Copy } from '../../parts/copy.js';
import { Figures } from '../../parts/figures.js';
import { formatCount } from '../../parts/format-count.js';
import { Mono } from '../../parts/mono.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { Timestamp } from '../../parts/timestamp.js';
import { OperationActions } from './operation-actions.js';
import { OperationItems } from './operation-items.js';
import { OperationProgress } from './operation-progress.js';
import { OperationStateTag } from './operation-state.js';
import { useOperation } from './use-operation.js';

const route = getRouteApi('/operations/$consumer/$id');

/** One operation, followed while it runs. */
export function OperationPage() {
  const { t } = useTranslation();
  const { consumer, id } = route.useParams();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const operation = useOperation(consumer, id);
  const kind = operation.data && t(`operations.kinds.${operation.data.kind}`);
  return (
    <>
      <PageHeader
        title={kind ? t('operations.heading', { kind, consumer }) : t('shell.page.operations')}
        lead={
          <Group gap="xs">
            {operation.data && <OperationStateTag operation={operation.data} />}
            <Group gap={4} wrap="nowrap">
              <Mono>{id}</Mono>
              <Copy text={id} />
            </Group>
          </Group>
        }
        actions={operation.data && <OperationActions operation={operation.data} />}
      />
      <Answer query={operation}>
        {(shown) => (
          <Stack>
            <Panel title={t('operations.progress')}>
              <Stack>
                <OperationProgress operation={shown} detailed />
                {shown.dryRun && <Text c="dimmed">{t('operations.dryRunText')}</Text>}
              </Stack>
            </Panel>
            <OperationFigures operation={shown} />
            <OperationItems
              operation={shown}
              state={state}
              onState={(chosen) => void navigate({ to: '.', search: { state: chosen }, replace: true })}
            />
          </Stack>
        )}
      </Answer>
    </>
  );
}

function OperationFigures({ operation }: { readonly operation: Operation }) {
  const { t } = useTranslation();
  const { handled, events, createdBy, approvedBy, createdAt, finishedAt, reason } = operation;
  return (
    <Figures
      figures={[
        {
          label: t('operations.handled'),
          value: formatCount(handled),
          hint: t('operations.eventsHint', { events: formatCount(events) }),
        },
        {
          label: t('operations.asked'),
          value: createdBy,
          hint: approvedBy && t('operations.agreed', { name: approvedBy }),
        },
        {
          label: t('operations.when'),
          value: <Timestamp at={createdAt} />,
          hint: finishedAt && (
            <>
              {t('operations.finished')} <Timestamp at={finishedAt} />
            </>
          ),
        },
        { label: t('parts.reason'), value: <Text>{reason}</Text> },
      ]}
    />
  );
}
