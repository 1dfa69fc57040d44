import { useTranslation } from 'react-i18next';
import type { IconName } from '../../parts/icon.js';
import { Tag } from '../../parts/tag.js';
import type { Tone } from '../../parts/tone.js';
import type { Agreement } from './drift.js';

const looks: Readonly<Record<Agreement, { readonly tone: Tone; readonly icon: IconName }>> = {
  agreed: { tone: 'ok', icon: 'check' },
  quiet: { tone: 'quiet', icon: 'minus' },
  drift: { tone: 'attention', icon: 'failures' },
};

interface AgreementTagProps {
  readonly agreement: Agreement;
  /** What is connected; absent: what the colour means. */
  readonly children?: string;
}

/** Whether what was seen is what contracts say. */
export function AgreementTag({ agreement, children }: AgreementTagProps) {
  const { t } = useTranslation();
  const meaning = t(`map.${agreement}`);
  return (
    <Tag {...looks[agreement]} title={meaning}>
      {children ?? meaning}
    </Tag>
  );
}
