import type { Figures } from '@desk/protocol/report';

/** The window of the figures that an address asks for. */
export function windowOf(query: URLSearchParams): Figures['window'] {
  const asked = query.get('window');
  return asked === '15m' || asked === 'today' ? asked : '60m';
}

/** The minute that it asks for: ISO-8601, or what stands there where that is none; empty: now. */
export function replayAtOf(query: URLSearchParams): string {
  const text = query.get('at') ?? '';
  const asked = Date.parse(text);
  return asked > 0 ? new Date(asked).toISOString() : text;
}
