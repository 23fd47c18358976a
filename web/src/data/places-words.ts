import { plural } from '../charts/figure-text.ts';

/** What the places are that live chats are set against, the same on wall, dashboard and lists of agents. */
export function placesWords(capacity: number, available: number): string {
  return `${plural(capacity, 'place')}: the limits of ${available === 1 ? 'the one agent who is' : `all ${available} agents who are`} available, connected or not`;
}
