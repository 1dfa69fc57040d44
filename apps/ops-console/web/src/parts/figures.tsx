import type { ReactNode } from 'react';
import classes from './figures.module.css';
import type { Tone } from './tone.js';

export interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly tone?: Tone | undefined;
  /** What the figure means, in small print. */
  readonly hint?: ReactNode;
}

/** Figures side by side, each with what it counts. */
export function Figures({ figures }: { readonly figures: readonly FigureProps[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value, tone, hint }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd className={tone && classes[tone]}>
            {value}
            {hint && <div className={classes.hint}>{hint}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
