import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import classes from './tag.module.css';
import type { Tone } from './tone.js';

interface TagProps {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A short word in the colour of what it means. */
export function Tag({ tone, icon, title, children }: TagProps) {
  return (
    <span className={`${classes.tag} ${classes[tone]}`} title={title}>
      {icon && <Icon name={icon} size={12} strokeWidth={3} />}
      {children}
    </span>
  );
}
