import { css, html, type TemplateResult } from 'lit';
import { periodAsPlace } from '../clock/period.ts';
import { serverNow } from '../clock/server-clock.ts';
import { requestIdOf, sentenceOf } from '../data/http.ts';
import type { ReportLoad } from './report-load.ts';
import type { ReportScope } from './report-scope.ts';
import '../ui/ui-button.ts';
import '../ui/ui-empty.ts';
import '../ui/ui-error.ts';
import '../ui/ui-skeleton.ts';

/**
 * The states around a report: a skeleton before the first answer, the last figures dimmed while the next are on their way, what failed,
 * and nothing to show. `isEmpty` looks at the answer.
 */
export function reportFrame<T>(
  load: ReportLoad<T>,
  scope: ReportScope,
  isEmpty: (value: T) => boolean,
  content: (value: T) => TemplateResult,
): TemplateResult {
  const { value, error, isLoading } = load;
  if (error) {
    return html`<ui-error level="2" heading="This report did not load" request-id=${requestIdOf(error)} @ui-retry-requested=${load.retry}>${sentenceOf(error)}</ui-error>`;
  }
  if (value === undefined) return html`<ui-skeleton shape="lines" count="9" label="Loading the report"></ui-skeleton>`;
  if (isEmpty(value) && !isLoading) return empty(scope);
  return html`<div class=${isLoading ? 'report updating' : 'report'} aria-busy=${isLoading ? 'true' : 'false'}>${content(value)}</div>
    <span class="busy hint" role="status">${isLoading ? 'Updating' : ''}</span>`;
}

function empty(scope: ReportScope): TemplateResult {
  const where = scope.departmentName ? ` in ${scope.departmentName}` : '';
  return html`<ui-empty level="2" icon="bars" heading="No chats ${periodAsPlace(scope.period, scope.zone, new Date(serverNow()))}${where}"
    >Reports are made of closed chats. ${scope.period.days < 30 ? 'A wider range may have some.' : ''}${
      scope.period.days < 30
        ? html`<ui-button slot="actions" size="s" href="?range=30${scope.department ? `&department=${encodeURIComponent(scope.department)}` : ''}">Widen to 30 days</ui-button>`
        : ''
    }</ui-empty
  >`;
}

/** Layout of a report: figures, then cards divided by hairlines. */
export const reportStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow: hidden auto;
    scrollbar-width: thin;
    scrollbar-color: var(--desk-line-2) transparent;
  }
  .report {
    transition: opacity var(--desk-m-2) var(--desk-ease);
  }
  .updating {
    opacity: 0.6;
  }
  /* An answer that is there at once does not flash a word. */
  .busy {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 14px;
    animation: busy var(--desk-m-2) 300ms backwards;
  }
  @keyframes busy {
    from {
      opacity: 0;
    }
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 372px);
  }
  .row.even {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .row > * + * {
    border-inline-start: 1px solid var(--desk-line);
  }
  .report > .row:last-child {
    border-block-end: 1px solid var(--desk-line);
  }
  .report > * + * {
    border-block-start: 1px solid var(--desk-line);
  }
  .report > desk-report-figures + * {
    border-block-start: 0;
  }
  ui-bar-list {
    --bar: 11px;
    --track: transparent;
    --track-line: transparent;
  }
  .legend {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 12px;
    font: 400 11.5px/16px var(--desk-font);
    color: var(--desk-text-2);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .legend i {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 2px;
    background: var(--c);
  }
  .legend i.line {
    inline-size: 14px;
    block-size: 0;
    border-radius: 0;
    background: none;
    border-block-start: 2px solid var(--c);
  }
  .legend i.dashed {
    inline-size: 14px;
    block-size: 0;
    border-radius: 0;
    background: none;
    border-block-start: 1.5px dashed var(--c);
  }
  .legend i.outlined {
    background: none;
    border: 1px dashed var(--desk-text-3);
  }
  .links a {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .definitions {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 12px;
    margin: 0;
    padding: 12px 20px 18px;
  }
  .definitions dt {
    font-weight: 550;
  }
  .definitions dd {
    margin: 0;
  }
  ui-skeleton {
    padding: 18px 6px;
  }
  ui-error,
  ui-empty {
    flex: 1;
  }
  @media (max-width: 1099px) {
    .row,
    .row.even {
      grid-template-columns: minmax(0, 1fr);
    }
    .row > * + * {
      border-inline-start: 0;
      border-block-start: 1px solid var(--desk-line);
    }
  }
`;
