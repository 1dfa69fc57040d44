const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const UTC = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*Z$/;
const TYPE = /^[a-z.]+\.([^.]+)(\.v\d+)$/;
const BARS = '▁▂▃▄▅▆▇█';

export function shownCount(count: number): string {
  return oneDigit.format(count);
}

/** `2010-12-01 08:26:00`, in UTC as it came. */
export function shownTime(time: string): string {
  return shownMoment(time).replace(/\.\d+$/, '');
}

/** `2010-12-01 08:26:00.000`, in UTC as it came. */
export function shownMoment(time: string): string {
  const [, day, clock] = UTC.exec(time) ?? [];
  return day === undefined ? time : `${day} ${clock ?? ''}`;
}

/** `FaturaKesildi` of `erp.finance.FaturaKesildi.v1`; further versions keep their number. */
export function shownType(type: string): string {
  const [, name, version = ''] = TYPE.exec(type) ?? [];
  return name === undefined ? type : name + version.replace(/^\.v1$/, '');
}

/** The two largest units of a number of seconds. */
export function shownSeconds(seconds: number): string {
  if (Math.round(seconds * 10) < 600) return `${oneDigit.format(seconds)} s`;
  const total = Math.round(seconds);
  const [minutes, hours, days] = [
    Math.floor(total / 60),
    Math.floor(total / 3600),
    Math.floor(total / 86_400),
  ];
  if (hours === 0) return `${minutes} min ${total % 60} s`;
  if (days === 0) return `${hours} h ${minutes % 60} min`;
  return `${oneDigit.format(days)} d ${hours % 24} h`;
}

/** Milliseconds, a digit after the point. */
export function shownMilliseconds(milliseconds: number): string {
  return oneDigit.format(milliseconds);
}

/** A share in per cent; less than all is never rounded up to all. */
export function shownShare(share: number): string {
  return `${(Math.floor(share * 1_000_000) / 10_000).toString()} %`;
}

/** One bar for each number, as high as its share of the highest. */
export function sparkline(numbers: readonly number[]): string {
  const highest = Math.max(...numbers, 1);
  return numbers.map((number) => BARS[Math.ceil((number / highest) * (BARS.length - 1))] ?? '').join('');
}
