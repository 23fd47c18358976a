import type { Figures } from '@desk/protocol/report';
import { isMinuteOver } from '../replay/minute-over.ts';

/** The window of the figures that an address asks for. */
export function windowOf(query: URLSearchParams): Figures['window'] {
  const asked = query.get('window');
  return asked === '15m' || asked === 'today' ? asked : '60m';
}

/** The past minute that it asks for, ISO-8601; empty for one that is not over at `now` (milliseconds), or for nonsense. */
export function replayAtOf(query: URLSearchParams, now: number): string {
  const asked = Date.parse(query.get('at') ?? '');
  return asked > 0 && isMinuteOver(asked, now) ? new Date(asked).toISOString() : '';
}
