import type { Silence } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { formatUtc } from '../../../parts/format-time.js';
import { Icon } from '../../../parts/icon.js';
import { Tag } from '../../../parts/tag.js';
import classes from './answer-strip.module.css';

interface SilentProps {
  readonly silence: Silence;
}

function useWords({ service, since }: Silence): string {
  const { t } = useTranslation();
  return since
    ? t('journey.silent', { service, since: formatUtc(since).slice(11) })
    : t('journey.silentNow', { service });
}

const moment = ({ since }: Silence) => (since ? { title: `${formatUtc(since)} UTC` } : {});

/** Names the service whose word is missing, and since when. */
export function Silent({ silence }: SilentProps) {
  return (
    <Tag tone="unknown" icon="question" {...moment(silence)}>
      {useWords(silence)}
    </Tag>
  );
}

/** The same as a line of text. */
export function SilentNote({ silence }: SilentProps) {
  return (
    <span className={classes.silent} {...moment(silence)}>
      <Icon name="question" size={12} strokeWidth={3} />
      {useWords(silence)}
    </span>
  );
}
