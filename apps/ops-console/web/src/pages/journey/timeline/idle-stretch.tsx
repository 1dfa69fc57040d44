import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../parts/format-time.js';
import type { Idle } from './squeeze.js';
import classes from './timeline.module.css';

/** Stands for a long pause, and says how long it was. */
export function IdleStretch({ idle, width }: { readonly idle: Idle; readonly width: number }) {
  const { t } = useTranslation();
  const left = idle.from * width;
  return (
    <div className={classes.idle} style={{ left, width: idle.to * width - left }}>
      <span title={t('journey.idle', { duration: formatDuration(idle.ms) })}>{formatDuration(idle.ms)}</span>
    </div>
  );
}
