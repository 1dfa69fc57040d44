import { useTranslation } from 'react-i18next';

interface TrendProps {
  /** Failures in each hour, oldest first. */
  readonly hours: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

const STEP = 4;
const TALLEST = 20;
/** So that one failure among thousands is still seen. */
const LOWEST = 2;

/** Failures hour by hour, as bars. */
export function Trend({ hours, width = 96, height = 20 }: TrendProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...hours);
  const count = hours.reduce((sum, each) => sum + each, 0);
  return (
    <svg
      role="img"
      aria-label={t('failures.trendLabel', { count, last: hours.at(-1) ?? 0 })}
      width={width}
      height={height}
      viewBox={`0 0 ${hours.length * STEP} ${TALLEST}`}
      preserveAspectRatio="none"
      style={{ display: 'block', maxWidth: '100%' }}
    >
      <rect y={TALLEST - 1} width="100%" height={1} fill="var(--line)" />
      {hours.map((failures, hour) => {
        const tall = failures === 0 ? 0 : Math.max(LOWEST, (failures / most) * TALLEST);
        return (
          <rect
            key={hour}
            x={hour * STEP}
            y={TALLEST - tall}
            width={STEP - 1}
            height={tall}
            fill="var(--attention)"
          />
        );
      })}
    </svg>
  );
}
