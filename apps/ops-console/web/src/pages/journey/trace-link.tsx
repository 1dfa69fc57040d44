import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.js';
import { useSession } from '../../session/use-session.js';

/** Leads to the first trace in Jaeger, where there is a Jaeger. */
export function TraceLink({ traceIds }: { readonly traceIds: readonly string[] }) {
  const { t } = useTranslation();
  const { jaegerUrl } = useSession();
  const [first] = traceIds;
  if (jaegerUrl === null || first === undefined) return null;
  return (
    <Anchor
      inherit
      href={`${jaegerUrl}/trace/${encodeURIComponent(first.replaceAll('-', ''))}`}
      target="_blank"
      rel="noreferrer"
    >
      <Icon name="trace" size={13} /> {t('journey.jaeger')}
    </Anchor>
  );
}
