import type { IdentifierKind, Journey } from '@kervan/console-api';
import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Copy } from '../../parts/copy.js';
import { formatDuration } from '../../parts/format-time.js';
import { KeyLink } from '../../parts/key-link.js';
import { Mono } from '../../parts/mono.js';
import { PageHeader } from '../../parts/page-header.js';
import { TraceLink } from './trace-link.js';

interface JourneyHeaderProps {
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly journey: Journey | undefined;
}

const SHOWN = 12;

/** What the journey is of, what else its events carry, and how fresh it is. */
export function JourneyHeader({ kind, value, journey }: JourneyHeaderProps) {
  const { t } = useTranslation();
  const name = t(`parts.kind.${kind}`);
  const heading = (
    <Group component="span" gap={8} wrap="nowrap">
      <span>
        {name} <Mono>{value}</Mono>
      </span>
      <Copy text={location.origin + location.pathname} label={t('parts.copyLink')} />
    </Group>
  );
  const others =
    journey?.keys.filter((key) => key.kind !== kind || key.value !== value).slice(0, SHOWN) ?? [];
  const flows = journey?.correlationIds ?? [];
  const lead = journey && (
    <Group gap="4px 16px">
      {others.map((key) => (
        <KeyLink key={`${key.kind} ${key.value}`} named {...key} />
      ))}
      {flows.length === 1 && flows[0] && kind !== 'corr' ? (
        <KeyLink named kind="corr" value={flows[0]} />
      ) : (
        <span>{t('journey.flows', { count: flows.length })}</span>
      )}
      <TraceLink traceIds={journey.traceIds} />
      <Text inherit component="span">
        {t('journey.behind', { behind: formatDuration(journey.behindSeconds * 1000) })}
      </Text>
    </Group>
  );
  return <PageHeader title={`${name} ${value}`} heading={heading} lead={lead} />;
}
