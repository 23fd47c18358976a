import type { ReplyTimeReport } from '@desk/protocol/row-report';
import { html, type TemplateResult } from 'lit';
import { countText, durationText, plural, shareText } from '../charts/figure-text.ts';

/** What the bars of first replies come to, below them. */
export function inTargetLine({ firstReply, targetSeconds, closures }: ReplyTimeReport): TemplateResult {
  const never = closures - firstReply.measured;
  return html`<p slot="foot" class="hint" style="padding:0 20px 14px">
    ${shareText(firstReply.inTarget, firstReply.measured)} of ${countText(firstReply.measured)} first replies inside the ${durationText(targetSeconds)} target.
    ${never > 0 ? `${plural(never, 'chat')} ended without one.` : ''}
  </p>`;
}
