/** A calendar day, `2026-05-13`. Which moment it starts at depends on the zone. */
export type Day = string;

const DAY_MS = 86_400_000;

/** The day that it is at a moment in an IANA zone. */
export function dayIn(zone: string, at: Date): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Moves a day by whole days. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one to another; 0 for the same. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The first moment of a day in a zone, also of one with 23 or 25 hours, without a midnight (Santiago, Cairo) or with two of them (Havana). [F2] */
export function startOfDay(day: Day, zone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // Midnight by the clocks of the day before and by those of the day after: where they change over midnight, one of the two is still yesterday.
  const midnights = [utc - DAY_MS, utc + DAY_MS].map((at) => new Date(utc - offsetMs(zone, at))).sort((a, b) => a.getTime() - b.getTime());
  return midnights.find((at) => dayIn(zone, at) === day) ?? midnights[1]!;
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string | null | undefined): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

function offsetMs(zone: string, at: number): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000;
}
