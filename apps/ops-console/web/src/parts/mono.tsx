import { Text, type TextProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** An id, a key, a position: what is compared letter by letter. */
export function Mono({
  children,
  title,
  ...rest
}: TextProps & { readonly children: ReactNode; readonly title?: string }) {
  return (
    <Text
      component="span"
      inherit
      ff="monospace"
      fz="0.93em"
      title={title}
      style={{ overflowWrap: 'anywhere' }}
      {...rest}
    >
      {children}
    </Text>
  );
}
