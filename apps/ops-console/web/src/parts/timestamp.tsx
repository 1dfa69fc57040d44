import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatRough, formatUtc } from './format-time.js';

interface TimestampProps {
  readonly at: string;
  readonly millis?: boolean;
}

/** A moment in UTC; in local time where one points at it. */
export function Timestamp({ at, millis = false }: TimestampProps) {
  const { t } = useTranslation();
  const local = new Date(at).toLocaleString(undefined, { timeZoneName: 'short' });
  return (
    <Text
      component="time"
      inherit
      dateTime={at}
      title={t('parts.local', { time: local })}
      style={{ whiteSpace: 'nowrap' }}
    >
      {formatUtc(at, { millis })}
    </Text>
  );
}

/** How long ago, in words; the moment itself where one points at it. */
export function Ago({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const duration = formatRough(Date.now() - Date.parse(at));
  return (
    <Text
      component="time"
      inherit
      dateTime={at}
      title={`${formatUtc(at)} UTC`}
      style={{ whiteSpace: 'nowrap' }}
    >
      {t('parts.ago', { duration })}
    </Text>
  );
}
