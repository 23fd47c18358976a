import type { ReplyTimeReport } from '@desk/protocol/row-report';
import { html, nothing, type TemplateResult } from 'lit';
import { countText, durationText, plural, shareText } from '../charts/figure-text.ts';
import { closedLink } from '../data/closed-link.ts';
import type { ReportScope } from './report-scope.ts';

/** What the bars of first replies come to, below them: how many of the closed chats were answered, and how many of those in target. */
export function inTargetLine(
  { firstReply, targetSeconds, closures }: ReplyTimeReport,
  { period, department }: ReportScope,
): TemplateResult {
  const { measured, inTarget } = firstReply;
  const link = (more: { attended: string } | { repliedWithin: string }) =>
    closedLink({ from: period.from, to: period.to, department, ...more });
  const never = closures - measured;
  return html`<p slot="foot" class="hint links" style="padding:0 20px 14px">
    Of ${countText(closures)} closed, <a href=${link({ attended: 'yes' })}>${countText(measured)} ${measured === 1 ? 'was' : 'were'} answered</a>,
    <a href=${link({ repliedWithin: String(targetSeconds) })}>${shareText(inTarget, measured)} of those</a> inside the ${durationText(targetSeconds)} target.
    ${never > 0 ? html`<a href=${link({ attended: 'no' })}>${plural(never, 'chat')}</a> ended without an answer.` : nothing}
  </p>`;
}
