import type { IdentifierKind } from '@kervan/console-api';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mono } from './mono.js';
import { shortId } from './short-id.js';

interface KeyLinkProps {
  readonly kind: IdentifierKind;
  readonly value: string;
  /** Also says what kind of a key it is. */
  readonly named?: boolean;
}

/** Leads to the journey of whatever an identifier names. */
export function KeyLink({ kind, value, named = false }: KeyLinkProps) {
  const { t } = useTranslation();
  const shown = kind === 'corr' || kind === 'trace' || kind === 'event' ? shortId(value) : value;
  return (
    <Anchor inherit renderRoot={(props) => <Link to="/j/$kind/$value" params={{ kind, value }} {...props} />}>
      {named && `${t(`parts.kind.${kind}`)} `}
      <Mono title={value}>{shown}</Mono>
    </Anchor>
  );
}

/** Leads to the page of an event. */
export function EventLink({ id, whole = false }: { readonly id: string; readonly whole?: boolean }) {
  return (
    <Anchor inherit renderRoot={(props) => <Link to="/e/$eventId" params={{ eventId: id }} {...props} />}>
      <Mono title={id}>{whole ? id : shortId(id)}</Mono>
    </Anchor>
  );
}
