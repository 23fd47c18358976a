const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;

/** A moment at which the clocks of a zone change, and the minutes that they are ahead of UTC then. */
export type Transition = { zone: string; at: number; before: number; after: number };

/**
 * Every change of clocks between two moments, found by asking for the offset week by week and halving. Zones that change together are one:
 * the first of them stands for all, unless `all` are wanted.
 */
export function transitionsBetween(from: number, to: number, all = false): Transition[] {
  const known = new Set<string>();
  return Intl.supportedValuesOf('timeZone').flatMap((zone) => {
    const changes = changesOf(zone, from, to);
    const rule = JSON.stringify(changes.map(({ zone: _, ...change }) => change));
    if (known.has(rule) && !all) return [];
    known.add(rule);
    return changes;
  });
}

function changesOf(zone: string, from: number, to: number): Transition[] {
  const offset = offsetOf(zone);
  const changes: Transition[] = [];
  for (let week = from; week < to; week += WEEK) {
    const [before, after] = [offset(week), offset(week + WEEK)];
    if (before === after) continue;
    let [low, high] = [week, week + WEEK];
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / (2 * MINUTE)) * MINUTE;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ zone, at: high, before, after });
  }
  return changes;
}

function offsetOf(zone: string) {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', hour: 'numeric' });
  return (at: number): number => {
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}
