import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  /** Without space around: for tables and pictures. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A part of a page, with a heading of its own. */
export function Panel({ title, actions, bare = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} {...(title !== undefined && { 'aria-labelledby': id })}>
      {(title !== undefined || actions) && (
        <div className={classes.head}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {actions}
        </div>
      )}
      <div className={bare ? classes.bare : classes.body}>{children}</div>
    </section>
  );
}
