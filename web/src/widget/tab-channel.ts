import type { VisitorChat } from '@desk/protocol/chat';
import type { VisitorSurvey } from '@desk/protocol/survey';
import type { VisitorMessage } from './visit-state.ts';

/** What one tab tells the others of the same visitor. The first three mean: read the memory again. */
export type TabNews =
  | { type: 'session' }
  | { type: 'outbox' }
  | { type: 'seen' }
  | { type: 'chat'; chat: VisitorChat; message: VisitorMessage | null; survey?: VisitorSurvey | undefined };

export type TabChannel = { tell: (news: TabNews) => void; close: () => void };

/** Connects the tabs that show the same widget. A tab does not hear itself. */
export function openTabChannel(key: string, onNews: (news: TabNews) => void): TabChannel {
  const channel = new BroadcastChannel(`desk.widget.${key}`);
  channel.addEventListener('message', ({ data }: MessageEvent<TabNews>) => onNews(data));
  return { tell: (news) => channel.postMessage(news), close: () => channel.close() };
}
