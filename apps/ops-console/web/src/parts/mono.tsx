import { Text, type TextProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** What fits on a line stays on one: texts that are compared letter by letter are not broken. */
const LINE = 36;

/** An id, a key, a position: what is compared letter by letter. */
export function Mono({
  children,
  title,
  ...rest
}: TextProps & { readonly children: ReactNode; readonly title?: string }) {
  const isShort = typeof children === 'string' && children.length <= LINE;
  return (
    <Text
      component="span"
      inherit
      ff="monospace"
      fz="0.93em"
      title={title}
      style={isShort ? { whiteSpace: 'nowrap' } : { overflowWrap: 'anywhere' }}
      {...rest}
    >
      {children}
    </Text>
  );
}
