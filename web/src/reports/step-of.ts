import type { ReportFilter } from '@desk/protocol/report';
import type { Period } from '../clock/period.ts';

const HOUR = 3_600_000;

export type Step = ReportFilter['by'];

/** The step of a picture of sentiment: hours of a day or two, days up to two months, weeks beyond. */
export function stepOf(period: Period): Step {
  if (period.days <= 2) return 'hour';
  return period.days <= 62 ? 'day' : 'week';
}

/** The step of a line of counts: hours up to eight days, so that the course of each day is seen. */
export function fineStepOf(period: Period): Step {
  return period.days <= 8 ? 'hour' : stepOf(period);
}

/** Which step of a report now is in, so that it is not whole yet; -1 where the period is over. */
export function runningStep(report: { buckets: readonly { start: string }[] }, period: Period): number {
  return period.isRunning ? report.buckets.findLastIndex(({ start }) => new Date(start) <= period.until) : -1;
}

/** What stands under a column, and what says it in full. */
export type StepWords = { label: string; name: string };

/**
 * Words for the stretch that starts at `start`. Days of one week go by their weekday, others by their date; of many hours only the one at noon has a
 * label, its day. An hour that the clocks show twice says how far they are ahead. [F2]
 */
export function stepWords(start: Date, step: Step, period: Period, zone: string): StepWords {
  const say = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(start);
  const date = say({ day: 'numeric', month: 'short' });
  if (step === 'hour') {
    const clockAt = (hours: number) => clockOf(new Date(start.getTime() + hours * HOUR), zone);
    const clock = clockAt(0);
    const isTwice = clock === clockAt(1) || clock === clockAt(-1);
    const ahead = isTwice ? `, ${say({ timeZoneName: 'shortOffset' }).split(', ').at(-1)}` : '';
    const day = period.days > 1 ? `${say({ weekday: 'short' })} ` : '';
    const noon = clock.startsWith('12') ? say({ weekday: 'short' }) : '';
    return { label: period.days > 2 ? noon : clock, name: `${day}${clock} to ${clockAt(1)}${ahead}` };
  }
  if (step === 'week') return { label: date, name: `Week of ${date}` };
  const full = say({ weekday: 'long', day: 'numeric', month: 'long' });
  return { label: period.days <= 8 ? say({ weekday: 'short' }) : date, name: full };
}

/** `14:00` by the clocks of a zone. */
function clockOf(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
}
