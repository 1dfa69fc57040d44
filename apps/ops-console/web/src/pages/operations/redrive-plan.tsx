import { Reason, type OperationRequest } from '@kervan/console-api';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { ForRole } from '../../parts/for-role.js';
import { Panel } from '../../parts/panel.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { DryRunResult } from './dry-run-result.js';
import { carefulPacing, PacingFields } from './pacing-fields.js';
import { isOver } from './progress.js';
import { useOperation } from './use-operation.js';

interface RedrivePlanProps {
  readonly consumer: string;
  readonly selection: OperationRequest['selection'];
  /** Deliveries that wait. */
  readonly waiting: number;
}

/** Tries parked keys of one consumer again: first in transactions that are rolled back, then for good. */
export function RedrivePlan({ consumer, selection, waiting }: RedrivePlanProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('operations.plan')}>
      <Stack gap="sm">
        <Text c="dimmed">
          {waiting === 0 ? t('operations.planNone') : t('operations.planText', { count: waiting, consumer })}
        </Text>
        {waiting > 0 && (
          <ForRole role="operator">
            <PlanForm consumer={consumer} selection={selection} />
          </ForRole>
        )}
      </Stack>
    </Panel>
  );
}

function PlanForm({ consumer, selection }: Omit<RedrivePlanProps, 'waiting'>) {
  const { t } = useTranslation();
  const api = useConsole();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [pacing, setPacing] = useState(carefulPacing);
  const [text, setText] = useState('');
  const reason = Reason.safeParse(text);

  const operating = useMutation({
    mutationFn: (dryRun: boolean) => api.operate({ consumer, selection, dryRun, ...pacing, reason: text }),
    onSuccess: (operation) => {
      const { consumer: by, id, dryRun } = operation;
      void queries.invalidateQueries({ queryKey: ['operations'] });
      queries.setQueryData(['operation', by, id], operation);
      if (dryRun) setTried(id);
      else void navigate({ to: '/operations/$consumer/$id', params: { consumer: by, id } });
    },
  });
  const [tried, setTried] = useState<string>();
  const trial = useOperation(consumer, tried).data;
  const isTried = trial !== undefined && isOver(trial);
  const isTrying = operating.isPending || (trial !== undefined && !isTried);
  return (
    <Stack gap="sm">
      <PacingFields pacing={pacing} onChange={setPacing} />
      <Textarea
        required
        autosize
        minRows={2}
        maxLength={500}
        label={t('parts.reason')}
        description={t('parts.reasonHint')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {trial && <DryRunResult operation={trial} />}
      {operating.error && <ProblemAlert error={operating.error} />}
      <Group gap="xs">
        <Button
          variant={isTried ? 'default' : 'filled'}
          loading={isTrying}
          disabled={!reason.success}
          onClick={() => operating.mutate(true)}
        >
          {t(isTried ? 'operations.tryAgain' : 'operations.try')}
        </Button>
        {isTried && (
          <Button disabled={!reason.success || isTrying} onClick={() => operating.mutate(false)}>
            {t('operations.start')}
          </Button>
        )}
      </Group>
      {!isTried && (
        <Text size="xs" c="dimmed">
          {t('operations.startHint')}
        </Text>
      )}
    </Stack>
  );
}
