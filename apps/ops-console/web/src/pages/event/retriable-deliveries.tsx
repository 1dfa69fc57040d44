import type { Delivery, JourneyEvent } from '@kervan/console-api';
import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { ForRole } from '../../parts/for-role.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { DeliveryTable } from '../journey/delivery-table.js';

const waitsForARetry = ({ state }: Delivery) => state === 'parked' || state === 'dead';

/** What became of the event at each consumer; where it waits, that one consumer can be told to try its key again. */
export function RetriableDeliveries({ event }: { readonly event: JourneyEvent }) {
  const { t } = useTranslation();
  const api = useConsole();
  const navigate = useNavigate();
  const [consumer, setConsumer] = useState<string>();
  const { key, broker } = event;
  const retry = useMutation({
    mutationFn: api.operate,
    onSuccess: ({ consumer: by, id }) =>
      navigate({ to: '/operations/$consumer/$id', params: { consumer: by, id } }),
  });
  const action = useCallback(
    (delivery: Delivery) =>
      waitsForARetry(delivery) && (
        <ForRole role="operator">
          <Button size="compact-xs" variant="default" onClick={() => setConsumer(delivery.consumer)}>
            {t('event.retry')}
          </Button>
        </ForRole>
      ),
    [t],
  );
  return (
    <>
      <DeliveryTable
        deliveries={event.deliveries}
        {...(broker && event.deliveries.some(waitsForARetry) && { action })}
      />
      {broker && consumer !== undefined && (
        <ReasonDialog
          opened
          title={t('event.retryTitle', { consumer })}
          confirm={t('event.retry')}
          pending={retry.isPending}
          error={retry.error}
          onConfirm={(reason) =>
            retry.mutate({ consumer, selection: { topic: broker.topic, key }, ramp: false, reason })
          }
          onClose={() => setConsumer(undefined)}
        >
          <Text>{t('event.retryText', { key, consumer })}</Text>
        </ReasonDialog>
      )}
    </>
  );
}
