import type { FiveAnswers } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { Answer } from './answer.js';
import classes from './answer-strip.module.css';

/** Whether everything was produced, is on the broker, was retried, is dead-lettered, and what it changed. */
export function AnswerStrip({ answers }: { readonly answers: FiveAnswers }) {
  const { t } = useTranslation();
  const { produced, onBroker, retries, deadLetters, records } = answers;
  return (
    <section aria-label={t('journey.answers')}>
      <ol className={classes.strip}>
        <Answer
          question={t('journey.produced')}
          answer={produced}
          headline={t('journey.events', { count: produced.events })}
          detail={t('journey.committed')}
        />
        <Answer
          question={t('journey.onBroker')}
          answer={onBroker}
          headline={t('journey.witnessed', { witnessed: onBroker.witnessed, count: onBroker.events })}
          detail={t('journey.readThere')}
        />
        <Answer
          question={t('journey.retries')}
          answer={retries}
          headline={String(retries.total)}
          detail={
            retries.consumers.map(({ consumer, retries: tries }) => `${consumer} ${tries}`).join(', ') ||
            t('journey.noRetries')
          }
        />
        <Answer
          question={t('journey.deadLetters')}
          answer={deadLetters}
          headline={
            deadLetters.parked === 0
              ? String(deadLetters.dead)
              : `${deadLetters.dead} · ${t('journey.parked', { count: deadLetters.parked })}`
          }
          detail={deadLetters.consumers.map(({ consumer }) => consumer).join(', ') || t('journey.noDead')}
        />
        <Answer
          question={t('journey.records')}
          answer={records}
          headline={t('journey.changed', { count: records.changed })}
          detail={
            records.outstanding === 0
              ? t('journey.allWritten')
              : t('journey.outstanding', { count: records.outstanding })
          }
        />
      </ol>
    </section>
  );
}
