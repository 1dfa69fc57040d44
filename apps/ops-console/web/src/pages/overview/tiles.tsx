import type { Overview } from '@kervan/console-api';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../parts/format-time.js';
import { formatShare } from '../../parts/format-share.js';
import { Icon, type IconName } from '../../parts/icon.js';
import type { Tone } from '../../parts/tone.js';
import classes from './overview.module.css';

/** Seconds after which an event that is not yet published is worth a look, and worth waking somebody. */
const UNPUBLISHED = { warning: 30, attention: 300 };

/** The share of receipts below which what the console shows is not to be relied on. */
const RELIABLE = 0.9999;

const marks: Readonly<Record<'ok' | 'warning' | 'attention' | 'unknown', IconName>> = {
  ok: 'check',
  warning: 'failures',
  attention: 'failures',
  unknown: 'question',
};

interface Tile {
  readonly name: 'unpublished' | 'delivery' | 'retries' | 'dead' | 'complete';
  readonly to: '/outbox' | '/consumers' | '/failures' | '/live';
  readonly figure: string;
  readonly tone: Tone & keyof typeof marks;
}

function tilesOf(overview: Overview): readonly Tile[] {
  const oldest = overview.unpublishedOldestSeconds ?? 0;
  const late = oldest >= UNPUBLISHED.attention ? 'attention' : 'warning';
  return [
    {
      name: 'unpublished',
      to: '/outbox',
      figure: overview.unpublishedOldestSeconds === null ? '–' : formatDuration(oldest * 1000),
      tone: oldest < UNPUBLISHED.warning ? 'ok' : late,
    },
    {
      name: 'delivery',
      to: '/consumers',
      figure: overview.deliveryP99Ms === null ? '–' : formatDuration(overview.deliveryP99Ms),
      tone: 'ok',
    },
    {
      name: 'retries',
      to: '/live',
      figure: overview.retriesPerMinute.toLocaleString('en', { maximumFractionDigits: 1 }),
      tone: overview.retriesPerMinute === 0 ? 'ok' : 'warning',
    },
    {
      name: 'dead',
      to: '/failures',
      figure: overview.deadLetters.toLocaleString('en'),
      tone: overview.deadLetters === 0 ? 'ok' : 'attention',
    },
    {
      name: 'complete',
      to: '/consumers',
      figure: `${formatShare(overview.completeness, 1)} %`,
      tone: overview.completeness >= RELIABLE ? 'ok' : 'unknown',
    },
  ];
}

/** Five figures that say whether anything is wrong; each leads to where one sees what. */
export function Tiles({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.tiles} aria-label={t('overview.now')}>
      {tilesOf(overview).map(({ name, to, figure, tone }) => (
        <Link key={name} to={to} className={classes.tile}>
          <span className={classes.name}>
            {t(`overview.${name}`)}
            <Icon name={marks[tone]} color={`var(--${tone})`} strokeWidth={2.5} />
          </span>
          <span className={classes.figure} style={{ color: tone === 'ok' ? undefined : `var(--${tone})` }}>
            {figure}
          </span>
          <span className={classes.hint}>{t(`overview.${name}Hint`)}</span>
        </Link>
      ))}
    </nav>
  );
}
