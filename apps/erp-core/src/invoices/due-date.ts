const DAYS_TO_PAY = 30;
const DAY_MS = 86_400_000;

/** Day by which an invoice is to be paid: 30 calendar days after its issue. */
export function dueDate(issueDate: string): string {
  return new Date(Date.parse(issueDate) + DAYS_TO_PAY * DAY_MS).toISOString().slice(0, 10);
}
