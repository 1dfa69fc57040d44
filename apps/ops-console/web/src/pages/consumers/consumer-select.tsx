import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useConsumers } from './use-consumers.js';

interface ConsumerSelectProps {
  readonly value: string | undefined;
  readonly onChange: (consumer: string | undefined) => void;
}

/** One consumer or all. What the address names stays chosen, though nobody knows it. */
export function ConsumerSelect({ value, onChange }: ConsumerSelectProps) {
  const { t } = useTranslation();
  const groups = useConsumers().data?.map(({ group }) => group) ?? [];
  const known = value === undefined || groups.includes(value) ? groups : [...groups, value];
  return (
    <NativeSelect
      size="xs"
      label={t('consumers.consumer')}
      data={[{ value: '', label: t('consumers.any') }, ...known]}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}
