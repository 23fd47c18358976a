import type { TransferTarget, TransferTargets } from '@desk/protocol/transfer';
import { fold, matchWords } from '../../ui/match-words.ts';

/** One line of those to whom a chat can be offered. `refusal`: why not to this one, in two words. */
export interface TargetEntry {
  readonly to: TransferTarget;
  readonly more: string;
  readonly refusal: string;
  /** Where in the name the wanted words stand. */
  readonly start: number;
  readonly end: number;
}

/**
 * Departments, then people, each A to Z; with words, only those whose name or department says them. Whoever cannot be chosen stands in their place,
 * with the reason. [C15]
 */
export function targetEntries({ departments, agents }: TransferTargets, typed: string): TargetEntry[] {
  const wanted = fold(typed.trim());
  const line = (to: TransferTarget, more: string, refusal: string, also: readonly string[]): TargetEntry[] => {
    const match = wanted ? matchWords(to.name, wanted) : { start: 0, end: 0 };
    if (!match && !also.some((name) => matchWords(name, wanted))) return [];
    return [{ to, more, refusal, start: match?.start ?? 0, end: match?.end ?? 0 }];
  };
  return [
    ...departments
      .toSorted(byName)
      .flatMap(({ id, name, available, free }) =>
        line({ kind: 'department', id, name }, thereWords(available, free), available > 0 ? '' : 'nobody available', []),
      ),
    ...agents.toSorted(byName).flatMap(({ id, name, departments: theirs, load, limit, isAtLimit }) => {
      const names = theirs.map((department) => department.name);
      const more = [names.join(', '), `${load} of ${limit}`].filter(Boolean).join(' · ');
      return line({ kind: 'agent', id, name }, more, isAtLimit ? 'at limit' : '', names);
    }),
  ];
}

/** Who could accept there: one at the limit has to close a chat first. */
function thereWords(available: number, free: number): string {
  if (available === 0) return '';
  return free > 0 ? `${free} available` : `${available} available, at limit`;
}

/** Whether this one can be offered the chat, by what was read last. */
export function mayTake(targets: TransferTargets, to: Pick<TransferTarget, 'kind' | 'id'>): boolean {
  if (to.kind === 'department') return targets.departments.some(({ id, available }) => id === to.id && available > 0);
  return targets.agents.some(({ id, isAtLimit }) => id === to.id && !isAtLimit);
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, undefined, { sensitivity: 'base', numeric: true });
}
