import { Box } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCompleteness } from '../console/use-completeness.js';
import { formatDuration } from '../parts/format-time.js';
import { formatShare } from '../parts/format-share.js';
import { Tag } from '../parts/tag.js';

/** Whether what is shown is all there is, on every page. */
export function Freshness() {
  const { t } = useTranslation();
  const { data } = useCompleteness();
  if (!data) return null;
  const whole = data.missing.length === 0 && data.silent.length === 0;
  const silent = data.silent.map(({ service }) => service).join(', ');
  const percent = formatShare(data.received, data.expected);
  return (
    <Box visibleFrom="md">
      <Tag
        tone={whole ? 'ok' : 'unknown'}
        icon={whole ? 'check' : 'question'}
        {...(silent !== '' && { title: t('shell.silent', { services: silent }) })}
      >
        {t('shell.completeness', { percent, behind: formatDuration(data.behindSeconds * 1000) })}
      </Tag>
    </Box>
  );
}
