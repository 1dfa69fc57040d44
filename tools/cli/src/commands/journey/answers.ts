import type { FiveAnswers, Silence } from '@kervan/console-api';
import { list, state, text } from '../../output/columns.js';
import { shownCount, shownTime } from '../../output/shown.js';
import type { Column } from '../../output/view.js';

interface Answer {
  readonly question: string;
  readonly verdict: string;
  readonly answer: string;
  readonly silent: readonly Silence[];
}

export function answerRows({
  produced,
  onBroker,
  retries,
  deadLetters,
  records,
}: FiveAnswers): readonly Answer[] {
  const row = (
    question: string,
    { verdict, silent }: Pick<Answer, 'verdict' | 'silent'>,
    answer: string,
  ): Answer => ({ question, verdict, answer, silent });
  const retried = retries.consumers.map(({ consumer, retries: times }) => `${consumer} ${shownCount(times)}`);
  const failed = deadLetters.consumers.map(({ consumer, dead, parked }) =>
    [consumer, ...(dead > 0 ? [`${dead} dead`] : []), ...(parked > 0 ? [`${parked} parked`] : [])].join(' '),
  );
  return [
    row('produced?', produced, `${shownCount(produced.events)} written`),
    row(
      'on the broker?',
      onBroker,
      `${shownCount(onBroker.witnessed)} of ${shownCount(onBroker.events)} seen there`,
    ),
    row('retried?', retries, withParts(`${shownCount(retries.total)} times`, retried)),
    row(
      'dead-lettered?',
      deadLetters,
      withParts(`${shownCount(deadLetters.dead)} dead, ${shownCount(deadLetters.parked)} parked`, failed),
    ),
    row(
      'records touched?',
      records,
      `${shownCount(records.changed)} changed, ${shownCount(records.outstanding)} outstanding`,
    ),
  ];
}

export const answerColumns: readonly Column<Answer>[] = [
  text('question', ({ question }) => question),
  state('verdict', ({ verdict }) => verdict),
  text('answer', ({ answer }) => answer),
  list('silent', ({ silent }) => silent.map(shownSilence)),
];

export function shownSilence({ service, since }: Silence): string {
  return since === null ? service : `${service} since ${shownTime(since)}`;
}

function withParts(total: string, parts: readonly string[]): string {
  return parts.length === 0 ? total : `${total} (${parts.join(', ')})`;
}
