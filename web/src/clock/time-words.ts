let zone: string | undefined;

/** Show times in the zone of the business (IANA name). An unknown name is ignored, and the zone of the machine stays. */
export function setZone(name: string): void {
  try {
    new Intl.DateTimeFormat(undefined, { timeZone: name });
  } catch {
    return;
  }
  zone = name;
  formats.clear();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, key: string, options: Intl.DateTimeFormatOptions): string {
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
    formats.set(key, known);
  }
  return known.format(at);
}

/** `10:04` */
export const clockTime = (at: Date): string => format(at, 'clock', { hour: '2-digit', minute: '2-digit' });

/** `10:04:51` */
export const clockSeconds = (at: Date): string => format(at, 'seconds', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `14 Jan`, with the year when it is another one than that of `now`. */
export function shortDay(at: Date, now: Date): string {
  const sameYear = format(at, 'year', { year: 'numeric' }) === format(now, 'year', { year: 'numeric' });
  return sameYear
    ? format(at, 'day', { day: 'numeric', month: 'short' })
    : format(at, 'dayyear', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** The full stamp for titles and names: `Wednesday 13 May 2026, 10:04:51`. */
export const fullStamp = (at: Date): string => format(at, 'full', { dateStyle: 'full', timeStyle: 'medium' });

/** `2026-05-13T10:04`, as a field for a minute holds it, by the clocks of the business. */
export function minuteField(at: Date): string {
  const text = format(at, 'field', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [day, month, year, hour, minute] = text.match(/\d+/g) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The moment of such a minute; where clocks are set back the earlier or the later of two. Undefined for a text that is none. */
export function minuteOf(field: string): Date | undefined {
  const utc = Date.parse(`${field}Z`);
  if (Number.isNaN(utc)) return undefined;
  const shown = (ms: number) => Date.parse(`${minuteField(new Date(ms))}Z`);
  const near = utc - (shown(utc) - utc);
  return new Date(near - (shown(near) - utc));
}

/** A day as a word: `Today`, `Yesterday`, `Wednesday 13 May`. */
export function dayLine(at: Date, now: Date): string {
  const key = (date: Date) => format(date, 'key', { year: 'numeric', month: '2-digit', day: '2-digit' });
  if (key(at) === key(now)) return 'Today';
  if (key(at) === key(new Date(now.getTime() - 86_400_000))) return 'Yesterday';
  return format(at, 'line', { weekday: 'long', day: 'numeric', month: 'long' });
}

/** A wait that runs, in `m:ss` or `h:mm:ss`; never negative. */
export function runningTime(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** How long ago, as short as a list row allows: `now`, `4m`, `2h`, `3d`. */
export function shortAgo(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)}h`;
  return `${Math.floor(minutes / (60 * 24))}d`;
}

/** A span of time in words: `38 s`, `9 min 40 s`, `1 h 12 min`. */
export function spanWords(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000));
  if (total < 60) return `${total} s`;
  if (total < 3600) return total % 60 ? `${Math.floor(total / 60)} min ${total % 60} s` : `${total / 60} min`;
  const minutes = Math.floor(total / 60) % 60;
  return minutes ? `${Math.floor(total / 3600)} h ${minutes} min` : `${Math.floor(total / 3600)} h`;
}
