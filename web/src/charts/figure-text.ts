const counts = new Intl.NumberFormat('en-GB');

/** A count as people read it: `14,872`. */
export function countText(count: number): string {
  return counts.format(count);
}

/**
 * A share from 0 to 1 in whole percent: `86%`. All and nothing are said of all and nothing alone: one of a thousand is `<1%`, the others `>99%`.
 * Without a base there is no share: a dash.
 */
export function shareText(part: number, base: number): string {
  if (base <= 0) return '–';
  const percent = Math.round((part / base) * 100);
  if (percent === 0 && part > 0) return '<1%';
  if (percent === 100 && part < base) return '>99%';
  return `${percent}%`;
}

/**
 * The shares of parts that make up a whole, in whole percents that add up to 100: those that lost most by rounding down are rounded up. All and
 * nothing are said as by `shareText`.
 */
export function shareTexts(parts: readonly number[]): string[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole <= 0) return parts.map(() => '–');
  const exact = parts.map((part) => (part / whole) * 100);
  const short = 100 - exact.reduce((sum, percent) => sum + Math.floor(percent), 0);
  const lost = exact.map((percent, i) => ({ i, rest: percent % 1 })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const up = new Set(lost.slice(0, short).map(({ i }) => i));
  return exact.map((percent, i) => {
    const rounded = Math.floor(percent) + (up.has(i) ? 1 : 0);
    if (rounded === 0 && percent > 0) return '<1%';
    if (rounded === 100 && percent < 100) return '>99%';
    return `${rounded}%`;
  });
}

/** A difference with its sign, the minus being a real one: `+24`, `−2`, `0`. */
export function signedText(difference: number): string {
  if (difference === 0) return '0';
  return `${difference > 0 ? '+' : '−'}${counts.format(Math.abs(difference))}`;
}

/** One or many: `1 closure`, `24 closures`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** Seconds as people read them: `43 s`, `7:06`, `2 h 05`, `3 d 4 h`; a dash when nothing was measured. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return '–';
  const whole = Math.round(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
  const minutes = Math.round(whole / 60);
  if (minutes < 2_880) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)}`;
  return `${Math.floor(minutes / 1_440)} d ${Math.floor((minutes % 1_440) / 60)} h`;
}
