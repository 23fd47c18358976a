import type { Department } from '@desk/protocol/people';
import type { TeamMember } from '@desk/protocol/team';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import { listTeam } from '../../data/team-api.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { listSectionStyles } from '../list-section.styles.ts';
import { sectionHeadStyles } from '../section-head.styles.ts';
import type { MemberDone } from './member-done.ts';
import { roleWord } from './role-words.ts';
import './desk-member-dialog.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-link-once.ts';
import '../../ui/ui-skeleton.ts';
import '../../ui/ui-time.ts';

/** Who may sign in, and what they may do. `locked` says whose this is. [A7] [A9] [A10] */
@customElement('desk-team')
export class DeskTeam extends LitElement {
  @property({ attribute: false }) departments: readonly Department[] = [];
  @property({ attribute: 'my-id' }) myId = '';
  @property({ type: Boolean }) locked = false;
  /** Moves on when the team was changed, by whomever. */
  @property({ type: Number }) revision = 0;
  @state() private team: readonly TeamMember[] | undefined;
  @state() private error: unknown;
  @state() private open: TeamMember | 'new' | undefined;
  /** The link that was just made: it is told this once. */
  @state() private made: { name: string; email: string; link: string } | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('revision') && !this.locked) void this.#load();
  }

  override render() {
    return html`<header>
        <h1>People</h1>
        ${this.team ? html`<span class="t3 num">${this.team.length}</span>` : nothing}
        ${this.locked ? nothing : html`<ui-button style="margin-inline-start:auto" variant="primary" size="s" icon="plus" @click=${() => this.#show('new')}>Invite somebody</ui-button>`}
      </header>
      <div class="scroll">${
        this.locked
          ? html`<ui-empty icon="lock" heading="Admins keep the team">Ask one of them to invite somebody or to change what you may do.</ui-empty>`
          : html`${this.#link()} ${this.#list()}`
      }</div>
      ${
        this.open
          ? html`<desk-member-dialog
              .member=${this.open === 'new' ? undefined : this.open}
              .departments=${this.departments}
              ?is-me=${this.open !== 'new' && this.open.id === this.myId}
              @desk-member-done=${this.#done}
            ></desk-member-dialog>`
          : nothing
      }`;
  }

  #link() {
    if (!this.made) return nothing;
    const { name, email, link } = this.made;
    return html`<ui-link-once .link=${link}
      ><b>The link for ${name}.</b> Send it to ${email} yourself: by it they choose a password, within 7 days. It is not shown again.</ui-link-once
    >`;
  }

  #list() {
    if (this.error && !this.team)
      return html`<ui-error heading="The team did not load" request-id=${requestIdOf(this.error)} @ui-retry-requested=${this.#load}
        >${sentenceOf(this.error)}</ui-error
      >`;
    if (!this.team) return html`<ui-skeleton shape="lines" count="6" label="Loading the team"></ui-skeleton>`;
    return html`<table aria-label="The team">
      <thead><tr><th scope="col">Name</th><th scope="col">Email</th><th scope="col">Role</th><th scope="col">Departments</th><th scope="col">Sign-in</th><th scope="col"><span class="sr">Acts</span></th></tr></thead>
      <tbody>${repeat(
        this.team,
        ({ id }) => id,
        (member) => html`<tr>
          <th scope="row">${member.name}${member.id === this.myId ? html` <span class="t3">you</span>` : nothing}</th>
          <td>${member.email}</td>
          <td>${roleWord(member.role)}</td>
          <td>${member.departments.map(({ name }) => name).join(', ') || 'All'}</td>
          <td>${signInWords(member)}</td>
          <td class="r"><ui-button size="s" label="Edit ${member.name}" @click=${() => this.#show(member)}>Edit</ui-button></td>
        </tr>`,
      )}</tbody>
    </table>`;
  }

  #show(open: TeamMember | 'new'): void {
    this.made = undefined;
    this.open = open;
  }

  #done({ outcome }: MemberDone): void {
    this.open = undefined;
    if (!outcome) return;
    if ('token' in outcome) {
      const { name, email } = outcome.member;
      this.made = { name, email, link: `${location.origin}/invite#${outcome.token}` };
    }
    announce(outcome.words);
    void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    this.error = undefined;
    try {
      this.team = (await listTeam()).items;
    } catch (error) {
      this.error = error;
    }
  };

  static override styles = [baseStyles, sectionHeadStyles, listSectionStyles];
}

/** Whether somebody can sign in, and how long the link that lets them holds. */
function signInWords({ status, linkUntil }: TeamMember) {
  const until = linkUntil ? html`, link until <ui-time .at=${linkUntil} format="day"></ui-time>` : nothing;
  if (status === 'active') return html`can sign in${until}`;
  return linkUntil ? html`invited${until}` : html`<span class="t3">invited, the link is over</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-team': DeskTeam;
  }
}
