const counts = new Intl.NumberFormat('en-GB');
const rates = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A count as people read it: `14,872`. */
export function countText(count: number): string {
  return counts.format(count);
}

/** A rate with at most one decimal: `3.4`, from ten on a whole number. */
export function rateText(rate: number): string {
  return rate >= 10 ? counts.format(Math.round(rate)) : rates.format(rate);
}

/** A share from 0 to 1 in whole percent: `86%`. Without a base there is no share: a dash. */
export function shareText(part: number, base: number): string {
  return base > 0 ? `${Math.round((part / base) * 100)}%` : '–';
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
