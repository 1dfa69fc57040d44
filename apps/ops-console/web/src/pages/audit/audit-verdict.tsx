import type { AuditVerdict } from '@kervan/console-api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.js';
import { formatCount } from '../../parts/format-count.js';
import { Mono } from '../../parts/mono.js';
import { Panel } from '../../parts/panel.js';
import { shortId } from '../../parts/short-id.js';
import { tableColumns } from '../../parts/table-features.js';
import { Tag } from '../../parts/tag.js';

type Chain = AuditVerdict['chains'][number];

const column = tableColumns<Chain>();

/** Whether anything was changed, added or taken away since it was written, service by service. */
export function AuditVerdictPanel({ verdict }: { readonly verdict: AuditVerdict }) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('service', { header: t('audit.service'), sortFn: 'basic' }),
        column.display({
          id: 'state',
          header: t('audit.state'),
          cell: ({ row }) => <ChainState chain={row.original} />,
        }),
        column.accessor('entries', {
          header: t('audit.entries'),
          sortFn: 'basic',
          meta: { end: true },
          cell: ({ getValue }) => formatCount(getValue()),
        }),
        column.display({
          id: 'head',
          header: t('audit.head'),
          cell: ({ row: { original } }) =>
            original.head === null ? '–' : <Mono title={original.head}>{shortId(original.head)}</Mono>,
        }),
      ]),
    [t],
  );
  return (
    <Panel
      bare
      title={t('audit.verdictTitle')}
      actions={
        <span role="status">
          {verdict.sound ? (
            <Tag tone="ok" icon="check">
              {t('audit.sound')}
            </Tag>
          ) : (
            <Tag tone="attention" icon="failures">
              {t('audit.unsound')}
            </Tag>
          )}
        </span>
      }
    >
      <DataTable
        label={t('audit.verdictTable')}
        columns={columns}
        rows={verdict.chains}
        rowId={({ service }) => service}
      />
    </Panel>
  );
}

function ChainState({ chain }: { readonly chain: Chain }) {
  const { t } = useTranslation();
  if (!chain.reachable)
    return (
      <Tag tone="unknown" icon="question">
        {t('audit.silent')}
      </Tag>
    );
  if (chain.broken !== null)
    return (
      <Tag tone="attention" icon="cross">
        {t('audit.broken', { no: chain.broken })}
      </Tag>
    );
  return (
    <Tag tone="ok" icon="check">
      {t('audit.whole')}
    </Tag>
  );
}
