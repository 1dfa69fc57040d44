import type { JourneyEvent } from '@kervan/console-api';
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.js';
import { Mono } from '../../parts/mono.js';
import { Panel } from '../../parts/panel.js';
import { shortType } from '../../parts/short-type.js';
import { Timestamp } from '../../parts/timestamp.js';
import { BrokerPlace } from './broker-place.js';
import { DeliveryTable } from './delivery-table.js';

/** What one wants to know first about the event that is looked at. */
export function FocusedEvent({
  event,
  onClose,
}: {
  readonly event: JourneyEvent;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const actions = (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        renderRoot={(props) => <Link to="/e/$eventId" params={{ eventId: event.id }} {...props} />}
      >
        {t('journey.open')}
      </Button>
      <ActionIcon variant="subtle" color="gray" aria-label={t('journey.unfocus')} onClick={onClose}>
        <Icon name="close" />
      </ActionIcon>
    </Group>
  );
  return (
    <Panel bare title={shortType(event.type)} actions={actions}>
      <Stack gap={4} px="md" py="sm">
        {event.summary && <Text>{event.summary}</Text>}
        <Group gap="4px 16px" c="dimmed" fz="sm">
          <Timestamp millis at={event.occurredAt} />
          <span>{event.service}</span>
          <Mono>{event.key}</Mono>
          <BrokerPlace event={event} />
        </Group>
      </Stack>
      <DeliveryTable deliveries={event.deliveries} />
    </Panel>
  );
}
