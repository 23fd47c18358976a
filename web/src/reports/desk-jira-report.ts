import type { IssueReport } from '@desk/protocol/jira-report';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { countText, plural } from '../charts/figure-text.ts';
import { ratedTotal } from '../charts/stack-column.ts';
import type { ShareRow } from '../charts/ui-share-list.ts';
import { closedLink } from '../data/closed-link.ts';
import { issueOf } from '../data/issue-of.ts';
import { readIssueReport } from '../data/jira-api.ts';
import { readMatchingReport } from '../data/reports-api.ts';
import { ReportElement } from './report-element.ts';
import { againstText, countChange, type ReportFigure } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';
import { rowQuery, rowQueryAgainst } from './row-query.ts';
import './desk-report-figures.ts';
import '../charts/ui-chart-card.ts';
import '../charts/ui-share-list.ts';

type Linked = { closures: number; negative: number };
type Loaded = { issues: IssueReport; now: Linked; before: Linked | undefined };

/** Which issues are behind the closed chats: what to mend first. */
@customElement('desk-jira-report')
export class DeskJiraReport extends ReportElement<Loaded> {
  protected override async read(scope: ReportScope, signal: AbortSignal): Promise<Loaded> {
    const { from, to } = rowQuery(scope);
    const against = rowQueryAgainst(scope);
    const [issues, now, before] = await Promise.all([
      readIssueReport(from, to, scope.department),
      readMatchingReport({ ...rowQuery(scope), reference: 'jira' }, signal),
      against && readMatchingReport({ ...against, reference: 'jira' }, signal),
    ]);
    return { issues, now, before };
  }

  protected override isEmpty({ now }: Loaded): boolean {
    return now.closures === 0;
  }

  protected override report({ issues, now, before }: Loaded) {
    const { scope } = this;
    return html`<desk-report-figures label="JIRA links, ${scope.words}" .figures=${this.#figures(issues, now, before)}></desk-report-figures>
      <ui-chart-card heading="How chats end, by issue" hint="rated chats, share negative" count=${countText(issues.rows.length)}>
        <ui-share-list style="--label:min(46%,460px);--aside:88px" aside-name="Rated of closed" .rows=${issues.rows.map((row) => this.#row(row))} summary="Closed chats by JIRA issue, the most negative ones first, ${scope.words}"></ui-share-list>
      </ui-chart-card>
      <p class="hint" style="padding:10px 20px 18px">A chat with two issues counts for both. The same issues, with the state of each link, are on <a href="/supervise/jira${location.search}">the JIRA page of the Supervisor desk</a>.</p>`;
  }

  #figures(issues: IssueReport, now: Linked, before: Linked | undefined): ReportFigure[] {
    const { period, department } = this.scope;
    const base = { from: period.from, to: period.to, department, reference: 'jira' };
    const change = countChange(now.closures, before?.closures);
    const [first] = issues.rows;
    return [
      {
        label: 'Linked to JIRA',
        value: countText(now.closures),
        note: againstText(before?.closures, this.scope),
        href: closedLink(base),
        ...(change ? { change } : {}),
      },
      {
        label: 'Of them negative',
        value: countText(now.negative),
        note: `of ${countText(now.closures)} linked`,
        href: closedLink({ ...base, sentiment: 'negative' }),
      },
      {
        label: 'Issues',
        value: countText(issues.rows.length),
        note: issues.rows.length === 100 ? 'the first hundred' : 'with a chat in the period',
      },
      first
        ? {
            label: 'Behind most negative ones',
            value: first.key,
            note: `${plural(first.negative, 'negative chat')} of ${countText(first.closures)}`,
            href: closedLink({ ...base, reference: undefined, issue: issueOf(first) }),
          }
        : { label: 'Behind most negative ones', value: '–', note: 'no issue yet' },
    ];
  }

  #row(row: IssueReport['rows'][number]): ShareRow {
    const { period, department } = this.scope;
    const link = (sentiment?: 'positive' | 'neutral' | 'negative') =>
      closedLink({ from: period.from, to: period.to, department, issue: issueOf(row), sentiment });
    const part = (name: string, tone: 'positive' | 'neutral' | 'negative') => ({ name, tone, value: row[tone], href: link(tone) });
    return {
      id: `${row.site} ${row.key}`,
      label: row.summary ? `${row.key}  ${row.summary}` : row.key,
      href: link(),
      parts: [part('Positive', 'positive'), part('Neutral', 'neutral'), part('Negative', 'negative')],
      aside: `${countText(ratedTotal(row))} of ${countText(row.closures)}`,
      asideHref: closedLink({ from: period.from, to: period.to, department, issue: issueOf(row), sentimentBy: 'set' }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-jira-report': DeskJiraReport;
  }
}
