import { formatPosition, type JourneyEvent } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { Mono } from '../../parts/mono.js';
import { Tag } from '../../parts/tag.js';

/** Where the broker was seen to hold an event, or what is known instead. */
export function BrokerPlace({
  event: { broker, state },
}: {
  readonly event: Pick<JourneyEvent, 'broker' | 'state'>;
}) {
  const { t } = useTranslation();
  if (broker) return <Mono>{formatPosition(broker)}</Mono>;
  return state === 'in_outbox' ? (
    <Tag tone="waiting" icon="outbox">
      {t('journey.inOutbox')}
    </Tag>
  ) : (
    <Tag tone="unknown" icon="question">
      {t('journey.notOnBroker')}
    </Tag>
  );
}
