import type { FiveAnswers } from '@kervan/console-api';
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../../parts/icon.js';
import { SilentNote } from './silent.js';
import classes from './answer-strip.module.css';

type Verdict = FiveAnswers['produced']['verdict'];

const marks: Readonly<Record<Verdict, IconName>> = {
  ok: 'check',
  attention: 'failures',
  unknown: 'question',
};

interface AnswerProps {
  readonly question: string;
  readonly answer: Pick<FiveAnswers['produced'], 'verdict' | 'silent'>;
  readonly headline: string;
  readonly detail: string;
}

/** One question, its answer in one figure, and who would have to speak where it is not known. */
export function Answer({ question, answer, headline, detail }: AnswerProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.answer} data-verdict={answer.verdict}>
      <span className={classes.question}>
        {question}
        <Icon name={marks[answer.verdict]} strokeWidth={2.5} />
        <VisuallyHidden>{t(`journey.verdict.${answer.verdict}`)}</VisuallyHidden>
      </span>
      <span className={classes.headline}>{headline}</span>
      <span className={classes.detail}>{detail}</span>
      {answer.silent.map((silence) => (
        <SilentNote key={silence.service} silence={silence} />
      ))}
    </li>
  );
}
