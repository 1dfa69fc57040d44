import type { Answers, MappingQuestion } from './answers.js';

/** Knows no answer, and notes what it was asked. */
export class AskedNames implements Answers {
  readonly questions: MappingQuestion[] = [];

  meaning(table: string, name: string): undefined {
    this.questions.push({ table, name });
  }

  version(): string {
    return '';
  }
}
