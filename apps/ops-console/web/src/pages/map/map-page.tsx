import { Group, Loader, SegmentedControl, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { Answer } from '../../parts/answer.js';
import { EmptyState } from '../../parts/empty-state.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { AgreementTag } from './agreement-tag.js';
import { DriftAlert } from './drift-alert.js';
import { MapTable } from './map-table.js';

const route = getRouteApi('/map');

const views = ['graph', 'table'] as const;

/** Narrow screens begin with the table, and load no graph. */
const NARROW = '(max-width: 48em)';

const MapGraph = lazy(async () => ({ default: (await import('./map-graph.js')).MapGraph }));

/** Services and topics: what contracts say beside what was seen. */
export function MapPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches);
  const view = search.view ?? (narrow ? 'table' : 'graph');
  const topology = useQuery({ queryKey: ['topology'], queryFn: api.topology, refetchInterval: 15_000 });
  return (
    <>
      <PageHeader
        title={t('shell.page.map')}
        lead={t('map.lead')}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('map.view')}
            data={views.map((value) => ({ value, label: t(`map.${value}`) }))}
            value={view}
            onChange={(chosen) =>
              void navigate({
                to: '.',
                search: (before) => ({ ...before, view: views.find((each) => each === chosen) }),
                replace: true,
              })
            }
          />
        }
      />
      <Answer query={topology}>
        {(shown) =>
          shown.topics.length === 0 ? (
            <EmptyState icon="map" title={t('map.none')} />
          ) : (
            <Stack>
              <DriftAlert edges={shown.edges} />
              <Group gap="xs" role="group" aria-label={t('map.legend')}>
                <AgreementTag agreement="agreed" />
                <AgreementTag agreement="quiet" />
                <AgreementTag agreement="drift" />
              </Group>
              <Panel bare>
                {view === 'table' ? (
                  <MapTable {...shown} />
                ) : (
                  <Suspense fallback={<Loader m="lg" />}>
                    <MapGraph
                      topology={shown}
                      focus={search.focus}
                      onFocus={(focus) =>
                        void navigate({ to: '.', search: (before) => ({ ...before, focus }), replace: true })
                      }
                    />
                  </Suspense>
                )}
              </Panel>
            </Stack>
          )
        }
      </Answer>
    </>
  );
}
