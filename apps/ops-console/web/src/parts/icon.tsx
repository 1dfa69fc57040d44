import type { SVGProps } from 'react';

/** Paths on a ground of 24 by 24, drawn with round strokes. */
const paths = {
  arrowRight: 'M5 12h14M13 6l6 6-6 6',
  audit: 'M9 12l2 2 4-4M12 3l7 3v6c0 4.5-3 7.7-7 9-4-1.3-7-4.5-7-9V6z',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  broker: 'M4 6h16M4 12h16M4 18h10',
  check: 'M5 13l4 4L19 7',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  close: 'M6 6l12 12M18 6L6 18',
  consumers: 'M4 18V9M10 18V5M16 18v-7M22 18H2',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  cross: 'M7 7l10 10M17 7L7 17',
  eye: 'M2 12s3.5-6 10-6 10 6 10 6-3.5 6-10 6-10-6-10-6zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  failures: 'M12 4l9 16H3zM12 10v4M12 17v.01',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  live: 'M3 12h4l3 7 4-14 3 7h4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  map: 'M6 4.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 4.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM12 15.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM7 8.3l4 7.4M17 8.3l-4 7.4M8 6.5h8',
  menu: 'M4 7h16M4 12h16M4 17h16',
  minus: 'M6 12h12',
  moon: 'M19 14.5A8 8 0 0 1 9.5 5a8 8 0 1 0 9.5 9.5z',
  operations: 'M20 11a8 8 0 0 0-14.9-3M4 4v4h4M4 13a8 8 0 0 0 14.9 3M20 20v-4h-4',
  outbox: 'M4 13v6h16v-6M12 4v10M8 8l4-4 4 4',
  pause: 'M9 6v12M15 6v12',
  question: 'M9 9.2a3 3 0 1 1 4.6 2.6c-1 .6-1.6 1.2-1.6 2.4M12 18v.01',
  records: 'M4 5h16v14H4zM4 10h16M10 10v9',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  signOut: 'M14 4h5v16h-5M11 12H3M7 8l-4 4 4 4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4 12H2M22 12h-2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19',
  trace: 'M4 6h9M8 12h12M11 18h6',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 3.5-6 8-6s8 2 8 6',
} as const;

export type IconName = keyof typeof paths;

interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'name'> {
  readonly name: IconName;
  readonly size?: number;
}

/** An ornament beside words: hidden from who listens instead of looking. */
export function Icon({ name, size = 16, ...rest }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable={false}
      {...rest}
    >
      <path d={paths[name]} />
    </svg>
  );
}
