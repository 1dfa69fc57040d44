import { type EventDetail, BusinessKeyKind, formatPosition } from '@kervan/console-api';
import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatUtc } from '../../parts/format-time.js';
import { EventLink, KeyLink } from '../../parts/key-link.js';
import { Mono } from '../../parts/mono.js';
import { Timestamp } from '../../parts/timestamp.js';
import { BrokerPlace } from '../journey/broker-place.js';
import { TraceLink } from '../journey/trace-link.js';
import classes from './event.module.css';

/** The attributes of an event (CloudEvents), where it lies, and what stands before and after it. */
export function Envelope({ detail: { event, keys, effects } }: { readonly detail: EventDetail }) {
  const { t } = useTranslation();
  const { broker, sequence, causationId, workOrderNo, traceId } = event;
  return (
    <dl className={classes.facts}>
      <Fact name={t('event.id')}>
        <Mono>{event.id}</Mono>
      </Fact>
      <Fact name={t('event.type')}>
        <Mono>{event.type}</Mono>
      </Fact>
      <Fact name={t('event.service')}>
        {event.service} (<Mono>{event.source}</Mono>)
      </Fact>
      <Fact name={t('event.occurredAt')}>
        <Timestamp millis at={event.occurredAt} /> UTC
      </Fact>
      <Fact name={t('event.key')}>
        <Mono>{event.key}</Mono>
      </Fact>
      {sequence && <Fact name={t('event.sequence')}>{t('event.sequenceOf', sequence)}</Fact>}
      <Fact name={t('event.position')}>
        {broker ? <KeyLink kind="offset" value={formatPosition(broker)} /> : <BrokerPlace event={event} />}
        {broker && ` · ${t('event.appended', { at: formatUtc(broker.at, { millis: true }).slice(11) })}`}
      </Fact>
      <Fact name={t('event.flow')}>
        <KeyLink kind="corr" value={event.correlationId} />
      </Fact>
      <Fact name={t('event.cause')}>{causationId ? <EventLink id={causationId} /> : t('event.noCause')}</Fact>
      <Fact name={t('event.effects')}>
        <Group gap="2px 10px">
          {effects.length === 0 ? t('event.noEffects') : effects.map((id) => <EventLink key={id} id={id} />)}
        </Group>
      </Fact>
      {workOrderNo && (
        <Fact name={t('event.workOrder')}>
          <KeyLink kind="wo" value={workOrderNo} />
        </Fact>
      )}
      {traceId && (
        <Fact name={t('event.trace')}>
          <Group gap="2px 10px">
            <KeyLink kind="trace" value={traceId} />
            <TraceLink traceIds={[traceId]} />
          </Group>
        </Fact>
      )}
      <Fact name={t('event.keys')}>
        <Group gap="2px 10px">
          {keys.map(({ kind, value }) => (
            <KnownKey key={`${kind} ${value}`} kind={kind} value={value} />
          ))}
        </Group>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function KnownKey({ kind, value }: { readonly kind: string; readonly value: string }) {
  const known = BusinessKeyKind.safeParse(kind);
  if (known.success) return <KeyLink named kind={known.data} value={value} />;
  return (
    <span>
      {kind} <Mono>{value}</Mono>
    </span>
  );
}
