import type { ClosureReference } from '@desk/protocol/closure';

const KEY = /(?:^|\/)([A-Z][A-Z\d_]*-[1-9]\d*)$/i;

/** The key under which a JIRA issue was linked, when it has another one since: it was moved, or its project renamed. Undefined otherwise. */
export function formerKey({ kind, text, key }: Pick<ClosureReference, 'kind' | 'text' | 'key'>): string | undefined {
  const typed = kind === 'jira' ? KEY.exec(text.trim())?.[1]?.toUpperCase() : undefined;
  return typed === undefined || key === null || typed === key ? undefined : typed;
}
