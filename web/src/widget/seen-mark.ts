import { serverNow } from '../clock/server-clock.ts';
import { isOpenSurvey } from './survey-view.ts';
import type { VisitMemory } from './visit-memory.ts';
import { unreadCount, type VisitState } from './visit-state.ts';

/** Remembers how far the visitor has read the chat, for all tabs and across reloads. */
export class SeenMark {
  /** Whether the visitor is looking right now: what is there then is seen. */
  isAttentive = false;
  readonly #memory: VisitMemory;
  readonly #onMoved: () => void;

  constructor(memory: VisitMemory, onMoved: () => void) {
    this.#memory = memory;
    this.#onMoved = onMoved;
  }

  /** The same state with what is unread, messages and a question; moves the mark when somebody is looking. */
  applied(state: VisitState): VisitState {
    const { chat, messages, survey, fresh } = state;
    if (chat === null) return { ...state, unread: 0, isAsked: false };
    const stored = this.#memory.read('seen');
    const seen = stored?.chatId === chat.id ? stored : { version: 0, surveyId: null };
    const isAsked = survey !== null && !fresh && seen.surveyId !== survey.id && isOpenSurvey(survey, new Date(serverNow()));
    if (!this.isAttentive) return { ...state, unread: unreadCount(messages, seen.version), isAsked };
    const latest = Math.max(messages.at(-1)?.version ?? 0, seen.version);
    if (latest > seen.version || isAsked) {
      this.#memory.write('seen', { chatId: chat.id, version: latest, surveyId: isAsked ? survey.id : (seen.surveyId ?? null) });
      this.#onMoved();
    }
    return { ...state, unread: 0, isAsked: false };
  }
}
