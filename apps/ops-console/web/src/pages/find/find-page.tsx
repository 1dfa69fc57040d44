import type { Match } from '@kervan/console-api';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { DataTable } from '../../parts/data-table.js';
import { EmptyState } from '../../parts/empty-state.js';
import { KeyLink } from '../../parts/key-link.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { tableColumns } from '../../parts/table-features.js';
import { Timestamp } from '../../parts/timestamp.js';
import { rememberSearch } from './recent-searches.js';
import { SearchBox } from './search-box.js';

const route = getRouteApi('/s');

/** What an identifier may be; where it can be only one thing, straight to its journey. */
export function FindPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const { q } = route.useSearch();
  const { data, error, refetch } = useQuery({
    queryKey: ['find', q],
    queryFn: () => api.find(q),
    enabled: q !== '',
  });
  useEffect(() => {
    if (data && data.matches.length > 0) rememberSearch(q);
  }, [data, q]);

  const [first, ...others] = data?.matches ?? [];
  if (first && others.length === 0)
    return <Navigate replace to="/j/$kind/$value" params={{ kind: first.kind, value: first.value }} />;
  return (
    <Stack>
      <PageHeader title={q === '' ? t('find.title') : t('find.results', { query: q })} />
      <SearchBox key={q} initial={q} />
      {error && <ProblemAlert error={error} onAgain={() => void refetch()} />}
      {first && <Matches matches={data?.matches ?? []} />}
      {data && !first && <EmptyState title={t('find.nothing')}>{t('find.nothingText')}</EmptyState>}
      {q === '' && <EmptyState title={t('find.ask')}>{t('find.nothingText')}</EmptyState>}
      {q !== '' && !data && !error && <Skeleton h={120} />}
    </Stack>
  );
}

const column = tableColumns<Match>();

function Matches({ matches }: { readonly matches: readonly Match[] }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.display({
          id: 'kind',
          header: t('find.kind'),
          cell: ({ row }) => t(`parts.kind.${row.original.kind}`),
        }),
        column.display({
          id: 'value',
          header: t('find.value'),
          cell: ({ row }) => <KeyLink kind={row.original.kind} value={row.original.value} />,
        }),
        column.display({
          id: 'events',
          header: t('find.events'),
          meta: { end: true },
          cell: ({ row }) => (row.original.events >= 1000 ? '1,000+' : row.original.events),
        }),
        column.display({
          id: 'last',
          header: t('find.last'),
          cell: ({ row }) => row.original.lastAt && <Timestamp at={row.original.lastAt} />,
        }),
      ]),
    [t],
  );
  return (
    <Panel bare>
      <DataTable
        label={t('find.title')}
        columns={columns}
        rows={matches}
        rowId={({ kind, value }) => `${kind} ${value}`}
      />
    </Panel>
  );
}
