import { SCALES } from '@desk/protocol/survey-scale';
import './desk-widget.ts';
import { MinimiseRequested } from './desk-widget-head.ts';
import type { MountPanel } from './panel-contract.ts';
import { UnreadTitle } from './unread-title.ts';
import { Visit } from './visit.ts';
import type { VisitNews } from './visit-news.ts';
import { words } from './words.ts';

const PLACE_MS = 15_000;

/** Builds the panel behind the loader's launcher and ties it to one visit. */
export const mountPanel: MountPanel = ({ parent, onUnread, onMinimised, privacyUrl, ...options }) => {
  const draftName = `desk.widget.${options.key}.draft`;
  const panel = document.createElement('desk-widget');
  const title = new UnreadTitle();

  const visit = new Visit(
    options,
    (state) => {
      panel.visit = state;
      onUnread(state.unread, state.isAsked);
      title.show(state.unread, state.isAsked, document.hidden);
    },
    (news) => tell(news),
  );
  const attend = () => visit.attend(panel.isOpen && !document.hidden);

  function tell(news: VisitNews): void {
    const { announcer } = panel;
    if (news.type === 'arrived') announcer.sayMessage(news.message.author.name, news.message.text);
    else if (news.type === 'joined') announcer.say(words.joined(news.name));
    else if (news.type === 'closed') announcer.say(words.closed);
    else if (news.type === 'added') announcer.say(words.added);
    else if (news.type === 'asked') announcer.say(words.asked(news.question));
    else if (news.type === 'rated') announcer.say(words.saved(news.score, SCALES[news.kind][1]));
    else if (news.type === 'refused') announcer.say(`${words.notSent} ${news.reason}`, 'assertive');
    else {
      panel.draft = [news.unsent, panel.draft].filter(Boolean).join('\n');
      keepDraft(panel.draft);
      announcer.say(words.expired, 'assertive');
    }
  }

  function keepDraft(text: string): void {
    try {
      if (text === '') sessionStorage.removeItem(draftName);
      else sessionStorage.setItem(draftName, text);
    } catch {} // blocked storage: the draft lasts as long as the page
  }

  panel.privacyUrl = privacyUrl;
  panel.draft = storedDraft(draftName);
  panel.actions = {
    send: (text, name) => visit.send(text, name),
    retry: (clientId) => visit.retry(clientId),
    typing: () => visit.typing(),
    end: (step) => (step === 'end' ? void visit.end() : visit.askToEnd(step === 'ask' ? 'asked' : 'no')),
    startFresh: () => visit.startFresh(),
    keepDraft,
    survey: (step) => visit.survey.take(step),
  };
  panel.addEventListener(MinimiseRequested.type, () => {
    attend();
    const { chat } = visit.state;
    onMinimised(chat !== null && chat.status !== 'closed');
  });
  document.addEventListener('visibilitychange', attend);
  setInterval(() => visit.refreshPlace(), PLACE_MS);
  parent.append(panel);
  visit.start();

  return {
    open: (how) => void panel.open(how).then(attend),
    minimise: () => panel.minimise(),
  };
};

function storedDraft(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}
