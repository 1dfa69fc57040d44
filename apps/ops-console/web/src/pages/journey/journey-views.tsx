import type { Journey } from '@kervan/console-api';
import { Skeleton, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './journey-views.module.css';
import { journeyViews, type JourneySearch } from './search.js';
import { TimelineView } from './timeline/timeline-view.js';

/** Graphs and tables need libraries: loaded by whoever looks at one. */
const GraphView = lazy(() => import('./graph/graph-view.js').then((one) => ({ default: one.GraphView })));
const TableView = lazy(() => import('./table/table-view.js').then((one) => ({ default: one.TableView })));
const RecordsView = lazy(() =>
  import('./records/records-view.js').then((one) => ({ default: one.RecordsView })),
);
const FocusedEvent = lazy(() => import('./focused-event.js').then((one) => ({ default: one.FocusedEvent })));

const route = getRouteApi('/j/$kind/$value');

/** The same events in four views; which one, and which event is looked at, is in the address. */
export function JourneyViews({ journey }: { readonly journey: Journey }) {
  const { t } = useTranslation();
  const { view = 'timeline', focus } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changed: JourneySearch) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  const onFocus = (id: string | undefined) => change({ focus: id });
  const focused = journey.events.find(({ id }) => id === focus);
  const shown = { events: journey.events, focus, onFocus };
  return (
    <>
      <Tabs
        value={view}
        keepMounted={false}
        className={classes.views}
        onChange={(chosen) => change({ view: journeyViews.find((name) => name === chosen) })}
      >
        <Tabs.List aria-label={t('journey.view.label')}>
          {journeyViews.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`journey.view.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Suspense fallback={<Skeleton h={420} />}>
          <Tabs.Panel value="timeline">
            <TimelineView {...shown} />
          </Tabs.Panel>
          <Tabs.Panel value="graph">
            <GraphView {...shown} />
          </Tabs.Panel>
          <Tabs.Panel value="table">
            <TableView {...shown} />
          </Tabs.Panel>
          <Tabs.Panel value="records">
            <RecordsView {...shown} />
          </Tabs.Panel>
        </Suspense>
      </Tabs>
      {focused && (
        <Suspense>
          <FocusedEvent event={focused} onClose={() => onFocus(undefined)} />
        </Suspense>
      )}
    </>
  );
}
