import { launcherStyles } from './launcher-styles.ts';
import { widgetTokens } from './widget-tokens.ts';

export type Launcher = {
  /** Where the panel goes: the styled wrapper inside the root. */
  wrapper: HTMLElement;
  setUnread: (messages: number, isAsked: boolean) => void;
  setOpen: (open: boolean) => void;
  setBusy: (busy: boolean) => void;
  /** A sentence beside the button when the panel did not load; null takes it away. */
  setTrouble: (sentence: string | null) => void;
  focus: () => void;
};

const BUBBLE = 'M2.5 7.4c0-2.7 2.4-4.7 5.5-4.7s5.5 2 5.5 4.7-2.4 4.7-5.5 4.7c-.7 0-1.3-.1-1.9-.3l-2.8 1.5.5-2.5c-.8-.9-1.3-2-1.3-3.4z';
const CHEVRON = 'm4.2 6.3 3.8 3.8 3.8-3.8';

/** The round button in the corner, drawn without a library. Its name says what a click does and how much is new. */
export function createLauncher(root: ShadowRoot, onPress: () => void): Launcher {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherStyles + widgetTokens);
  root.adoptedStyleSheets = [sheet];

  const wrapper = element('div', 'w');
  const button = element('button', 'launch');
  const count = element('span', 'count');
  const trouble = element('div', 'trouble');
  button.type = 'button';
  button.append(glyph(BUBBLE, 'bubble'), glyph(CHEVRON, 'chevron'), count);
  button.setAttribute('aria-expanded', 'false');
  count.setAttribute('aria-hidden', 'true');
  trouble.setAttribute('role', 'alert');
  trouble.hidden = true;
  wrapper.append(button, trouble);
  root.append(wrapper);
  button.addEventListener('click', onPress);

  let messages = 0;
  let isAsked = false;
  let isOpen = false;
  const name = () => {
    const unread = messages + (isAsked ? 1 : 0);
    count.hidden = isOpen || unread === 0;
    count.textContent = unread > 99 ? '99+' : String(unread);
    button.setAttribute('aria-expanded', String(isOpen));
    button.setAttribute('aria-label', isOpen ? 'Close chat' : launcherName(messages, isAsked));
  };
  name();

  return {
    wrapper,
    setUnread: (...next) => {
      [messages, isAsked] = next;
      name();
    },
    setOpen: (next) => {
      isOpen = next;
      name();
    },
    setBusy: (busy) => button.setAttribute('aria-busy', String(busy)),
    setTrouble: (sentence) => {
      trouble.hidden = sentence === null;
      trouble.textContent = sentence;
    },
    focus: () => button.focus(),
  };
}

function launcherName(messages: number, isAsked: boolean): string {
  const parts = [messages > 0 ? `${messages} new ${messages === 1 ? 'message' : 'messages'}` : '', isAsked ? '1 question' : ''].filter(
    Boolean,
  );
  return ['Open chat', parts.join(' and ')].filter(Boolean).join(', ');
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function glyph(path: string, className: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', className);
  svg.append(line);
  return svg;
}
