import type { SentimentCounts } from '@desk/protocol/report';
import { html, type TemplateResult } from 'lit';
import { shareText } from '../charts/figure-text.ts';
import { ratedTotal } from '../charts/stack-column.ts';
import type { SharePart } from '../charts/ui-share-bar.ts';
import '../charts/ui-share-bar.ts';

/** From this share of negative endings on it is red. */
const ALARM = 0.2;
const tones = { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' } as const;

/** The rated endings as parts of a bar, each leading to its closures. */
export function endingParts(counts: SentimentCounts, link: (sentiment: keyof typeof tones) => string): SharePart[] {
  return (['positive', 'neutral', 'negative'] as const).map((tone) => ({ name: tones[tone], tone, value: counts[tone], href: link(tone) }));
}

/** Two cells: how chats ended as a bar, and the share of negative ones among those that were rated. */
export function endingCells(counts: SentimentCounts, link: (sentiment: keyof typeof tones) => string): TemplateResult {
  const rated = ratedTotal(counts);
  if (rated === 0) return html`<td class="endings"><span class="none">none rated</span></td><td class="r">–</td>`;
  return html`<td class="endings"><ui-share-bar .parts=${endingParts(counts, link)}></ui-share-bar></td>
    <td class="r ${counts.negative / rated >= ALARM ? 'alarm' : ''}"><a href=${link('negative')}>${shareText(counts.negative, rated)}</a></td>`;
}
