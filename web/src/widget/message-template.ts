import { html, nothing, type TemplateResult } from 'lit';
import { linkedText } from '../ui/linked-text.ts';
import type { LogEntry } from './log-entries.ts';
import { widgetIcon } from './widget-icon.ts';
import { words } from './words.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

/** Time of day as the visitor's own place writes it. */
export function clockTime(at: string): string {
  return clock.format(new Date(at));
}

/**
 * One message. What was written enters as text and nothing else; web addresses in it become links that tell the other side nothing.
 * `onRetry` gets the key of a message that was not sent.
 */
export function messageTemplate(entry: LogEntry, onRetry: (key: string) => void): TemplateResult {
  if (entry.side === 'system') return html`<p class="line">${widgetIcon('bolt')}<span dir="auto">${entry.text}</span></p>`;
  const classes = `m ${entry.side}${entry.closesRun ? ' last' : ''}${entry.opensRun ? ' first' : ''}`;
  return html`
    <p class=${classes}>
      <span class="sr">${entry.side === 'mine' ? words.you : entry.name}: </span>
      <span class="text" dir="auto">${linkedText(entry.text)}</span>
    </p>
    ${entry.closesRun ? metaTemplate(entry, onRetry) : nothing}
  `;
}

function metaTemplate(entry: LogEntry, onRetry: (key: string) => void): TemplateResult {
  const time = html`<time datetime=${entry.at} title=${full.format(new Date(entry.at))}>${clockTime(entry.at)}</time>`;
  if (entry.side === 'theirs') return html`<p class="t">${entry.name} · ${time}</p>`;
  if (entry.state === 'failed') {
    return html`<p class="t mine failed">
      ${widgetIcon('warning')}<span>${words.notSent} ${entry.reason}</span>
      <button type="button" @click=${() => onRetry(entry.key)}>${words.tryAgain}</button>
    </p>`;
  }
  const [icon, word] = entry.state === 'sent' ? (['check', words.sent] as const) : (['clock', words.sending] as const);
  return html`<p class="t mine">${time} ${widgetIcon(icon)} ${word}</p>`;
}
