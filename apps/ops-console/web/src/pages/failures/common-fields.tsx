import type { FailureDetail } from '@kervan/console-api';
import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Mono } from '../../parts/mono.js';
import { Panel } from '../../parts/panel.js';

/** What a sample of the failed events has in common: often the cause. */
export function CommonFields({ common }: Pick<FailureDetail, 'common'>) {
  const { t } = useTranslation();
  return (
    <Panel title={t('failures.common')}>
      {common.length === 0 ? (
        <Text c="dimmed">{t('failures.nothingCommon')}</Text>
      ) : (
        <Table variant="vertical" layout="auto" withRowBorders={false} verticalSpacing={4}>
          <Table.Tbody>
            {common.map(({ field, value }) => (
              <Table.Tr key={field}>
                <Table.Th w="12rem" bg="transparent">
                  {field}
                </Table.Th>
                <Table.Td>
                  <Mono>{value}</Mono>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}
