import type { OutgoingMessage } from './outbox.ts';
import type { OutgoingAnswer, Surveying } from './survey-view.ts';

/** What a visitor's browser keeps between pages, per widget key. */
export type Remembered = {
  token: string;
  name: string;
  /** Up to which version of which chat the visitor has seen the team's words, and which survey. */
  seen: { chatId: string; version: number; surveyId?: string | null };
  outbox: OutgoingMessage[];
  answers: OutgoingAnswer[];
  surveying: Surveying;
};

export type VisitMemory = {
  read: <F extends keyof Remembered>(field: F) => Remembered[F] | null;
  write: <F extends keyof Remembered>(field: F, value: Remembered[F] | null) => void;
};

/** One queue of the memory, by its name there. */
export type KeptList<T> = { name: string; read: () => readonly T[]; write: (items: readonly T[]) => void };

export function keptList<F extends 'outbox' | 'answers'>(memory: VisitMemory, name: F): KeptList<Remembered[F][number]> {
  return {
    name,
    read: () => memory.read(name) ?? [],
    write: (items) => memory.write(name, items.length === 0 ? null : ([...items] as Remembered[F])),
  };
}

/** Opens the memory in `localStorage`. Where the page's storage is blocked or full, it lasts as long as the page. */
export function openMemory(key: string): VisitMemory {
  const fallback = new Map<string, string>();
  const name = (field: string) => `desk.widget.${key}.${field}`;
  return {
    read: (field) => {
      const stored = fallback.get(field) ?? attempt(() => localStorage.getItem(name(field)));
      return stored === null ? null : attempt(() => JSON.parse(stored));
    },
    write: (field, value) => {
      fallback.delete(field);
      if (value === null) {
        attempt(() => localStorage.removeItem(name(field)));
        return;
      }
      const text = JSON.stringify(value);
      if (attempt(() => localStorage.setItem(name(field), text) ?? true) === null) fallback.set(field, text);
    },
  };
}

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
