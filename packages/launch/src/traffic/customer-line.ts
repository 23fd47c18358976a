import type { VisitorChat } from '@desk/protocol/chat';
import type { VisitorFrame } from '@desk/protocol/socket';
import type { AnswerSurvey, VisitorSurvey } from '@desk/protocol/survey';
import { deskCaller } from './call-desk.ts';
import { openLine } from './open-line.ts';

/** A customer's side of the desk, as the widget uses it. */
export type CustomerLine = {
  chat: VisitorChat | null;
  /** How often the team has written. */
  answers: number;
  /** What they are asked after the end; null: not asked, or not yet. */
  survey: VisitorSurvey | null;
  write: (text: string) => Promise<void>;
  typing: () => void;
  /** Ends the chat, also after `signal` was aborted: that is how customers leave. */
  end: () => Promise<void>;
  rate: (answer: AnswerSurvey) => Promise<void>;
  hangUp: () => void;
};

export type CustomerLineOptions = { base: string; key: string; name: string; department: string; signal: AbortSignal };

/** Starts a visit and connects its socket. Throws what `deskCaller` and `openLine` throw. */
export async function openCustomerLine({ base, key, name, department, signal }: CustomerLineOptions): Promise<CustomerLine> {
  const visit = { workspace: key, name, department };
  const { token } = await deskCaller(base, {}, signal)<{ token: string }>('POST', '/api/widget/sessions', visit);
  const credentials = { authorization: `Bearer ${token}` };
  const call = deskCaller(base, credentials, signal);
  const lastCall = deskCaller(base, credentials, new AbortController().signal);
  const socket = await openLine<VisitorFrame>(base, `?token=${encodeURIComponent(token)}`, {});
  const line: CustomerLine = {
    chat: null,
    answers: 0,
    survey: null,
    async write(text) {
      const { chat } = await call<{ chat: VisitorChat }>('POST', '/api/widget/messages', { text, clientId: crypto.randomUUID() });
      take(chat);
    },
    typing() {
      if (line.chat !== null) socket.say({ type: 'typing', chatId: line.chat.id });
    },
    async end() {
      take((await lastCall<{ chat: VisitorChat }>('POST', '/api/widget/end', {})).chat);
    },
    async rate(answer) {
      line.survey = (await call<{ survey: VisitorSurvey }>('POST', '/api/widget/survey', answer)).survey;
    },
    hangUp: () => socket.close(),
  };
  const take = (chat: VisitorChat) => {
    if (line.chat === null || line.chat.id !== chat.id || chat.version > line.chat.version) line.chat = chat;
  };
  void (async () => {
    for await (const frame of socket.frames) {
      if (frame.type !== 'chat') continue;
      take(frame.chat);
      if (frame.survey) line.survey = frame.survey;
      if (frame.message?.author.kind === 'agent') line.answers++;
    }
  })();
  return line;
}
