import type { Consumer } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { Duration } from '../../parts/duration.js';
import { Figures } from '../../parts/figures.js';
import { formatCount } from '../../parts/format-count.js';
import { Ago } from '../../parts/timestamp.js';
import { Eta } from './eta.js';

/** A consumer in figures. */
export function ConsumerFigures({ consumer }: { readonly consumer: Consumer }) {
  const { t } = useTranslation();
  const { reachable, seenAt, seconds, records, perSecond, parkedEvents, parkedKeys, dead } = consumer;
  return (
    <Figures
      figures={[
        {
          label: t('consumers.service'),
          value: t(reachable ? 'consumers.answers' : 'consumers.silent'),
          tone: reachable ? 'ok' : 'unknown',
          hint: (
            <>
              {t('consumers.seen')} {seenAt ? <Ago at={seenAt} /> : t('parts.never')}
            </>
          ),
        },
        {
          label: t('consumers.behind'),
          value: <Duration ms={seconds * 1000} />,
          hint: t('consumers.recordsHint', { count: records, records: formatCount(records) }),
        },
        {
          label: t('consumers.perSecond'),
          value: formatCount(perSecond, 1),
          hint: t('consumers.perSecondHint'),
        },
        { label: t('consumers.eta'), value: <Eta {...consumer} /> },
        {
          label: t('consumers.parked'),
          value: formatCount(parkedEvents),
          tone: parkedEvents > 0 ? 'warning' : undefined,
          hint: t('consumers.parkedHint', { keys: formatCount(parkedKeys) }),
        },
        { label: t('consumers.dead'), value: formatCount(dead), tone: dead > 0 ? 'attention' : undefined },
        {
          label: t('consumers.handler'),
          value: <Duration ms={consumer.durationP99Ms} />,
          hint: (
            <>
              {t('consumers.handlerHint')} <Duration ms={consumer.durationP50Ms} />
            </>
          ),
        },
      ]}
    />
  );
}
