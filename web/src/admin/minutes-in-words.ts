const parts = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** What a number of minutes comes to, from an hour on: `1440` → "1 day", `90` → "1 hour 30 minutes". Empty below, and for what is no number. */
export function minutesInWords(typed: string | boolean | undefined): string {
  let rest = typeof typed === 'string' && /^\s*\d{1,5}\s*$/.test(typed) ? Number(typed) : 0;
  if (rest < 60) return '';
  const words: string[] = [];
  for (const [unit, minutes] of parts) {
    const count = Math.floor(rest / minutes);
    rest -= count * minutes;
    if (count > 0) words.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return words.join(' ');
}
