import { NumberInput, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How fast an operation goes, and when it stops itself. */
export interface Pacing {
  /** Null: as fast as it goes. */
  readonly perSecond: number | null;
  readonly ramp: boolean;
  /** Share of failures, 0 to 1. */
  readonly stopAtFailures: number;
}

export const carefulPacing: Pacing = { perSecond: null, ramp: true, stopAtFailures: 0.5 };

interface PacingFieldsProps {
  readonly pacing: Pacing;
  readonly onChange: (pacing: Pacing) => void;
}

export function PacingFields({ pacing, onChange }: PacingFieldsProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <NumberInput
        label={t('operations.perSecond')}
        placeholder={t('operations.perSecondNone')}
        min={0.1}
        max={10_000}
        hideControls
        value={pacing.perSecond ?? ''}
        onChange={(value) => onChange({ ...pacing, perSecond: typeof value === 'number' ? value : null })}
      />
      <Switch
        label={t('operations.ramp')}
        description={t('operations.rampHint')}
        checked={pacing.ramp}
        onChange={({ currentTarget: { checked } }) => onChange({ ...pacing, ramp: checked })}
      />
      <NumberInput
        label={t('operations.stopAt')}
        min={0}
        max={100}
        clampBehavior="strict"
        suffix=" %"
        hideControls
        value={Math.round(pacing.stopAtFailures * 100)}
        onChange={(value) =>
          onChange({ ...pacing, stopAtFailures: typeof value === 'number' ? value / 100 : 0 })
        }
      />
    </Stack>
  );
}
