import type { DeskError } from '@desk/protocol/errors';
import type { Department } from '@desk/protocol/people';
import type { TeamMember } from '@desk/protocol/team';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { changeTeamMember, invite, removeTeamMember, renewLink } from '../../data/team-api.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { UiButton } from '../../ui/ui-button.ts';
import type { UiText } from '../../ui/ui-text.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { leavingStrip } from '../leaving-strip.ts';
import { fieldErrors } from './field-errors.ts';
import { MemberDone, type MemberOutcome } from './member-done.ts';
import { changesOf, type Place, placeOf } from './place.ts';
import { placeFields } from './place-fields.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-dialog.ts';
import '../../ui/ui-strip.ts';
import '../../ui/ui-text.ts';

/** Somebody to invite, or somebody of the team to change. Emits `MemberDone`. */
@customElement('desk-member-dialog')
export class DeskMemberDialog extends LitElement {
  @property({ attribute: false }) member: TeamMember | undefined;
  @property({ attribute: false }) departments: readonly Department[] = [];
  @property({ type: Boolean, attribute: 'is-me' }) isMe = false;
  @state() private email = '';
  @state() private place: Place = { name: '', role: 'agent', departmentIds: [], chatLimit: null };
  @state() private errors: Readonly<Record<string, string>> = {};
  @state() private isBusy = false;
  @state() private isRemoving = false;
  @state() private isLeaving = false;
  @query('ui-text') private first!: UiText;
  @query('.remove') private removeButton!: UiButton | null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.member) this.place = placeOf(this.member);
  }

  override render() {
    const { member } = this;
    return html`<ui-dialog
      open
      width="460"
      heading=${member ? member.name : 'Invite somebody'}
      meta=${member ? member.email : 'They get a link from you, by which they choose a password.'}
      .initialFocus=${() => this.first}
      @ui-dismiss-requested=${this.#dismissed}
    >
      ${this.isLeaving ? html`<div slot="strip">${leavingStrip({ discard: () => this.dispatchEvent(new MemberDone()), stay: this.#stay })}</div>` : nothing}
      ${this.errors[''] ? html`<ui-strip slot="strip" tone="neg" icon="warning" role="alert">${this.errors['']}</ui-strip>` : nothing}
      <form @submit=${this.#save} novalidate>
        ${
          member
            ? nothing
            : html`<ui-text label="Email" name="email" type="email" autocomplete="off" error=${this.errors.email ?? ''} .value=${this.email}
                @ui-value-changed=${(event: ValueChanged) => {
                  this.email = event.value;
                  this.#mended('email');
                }}
              ></ui-text>`
        }
        ${placeFields(this.place, this.departments, this.errors, (change) => {
          this.place = { ...this.place, ...change };
          this.#mended('name');
        })}
        <button type="submit" hidden>${member ? 'Save' : 'Make the link'}</button>
      </form>
      ${member && this.isRemoving ? this.#sure(member) : nothing}
      ${member && !this.isRemoving ? this.#acts(member) : nothing}
      <ui-button slot="footer" @click=${() => this.dispatchEvent(new MemberDone())}>Cancel</ui-button>
      <ui-button slot="footer" variant="primary" ?busy=${this.isBusy} @click=${this.#save}>${member ? 'Save' : 'Make the link'}</ui-button>
    </ui-dialog>`;
  }

  #acts(member: TeamMember) {
    return html`<ui-button slot="footer" class="start" variant="ghost" @click=${() => this.#act(async () => ({ ...(await renewLink(member.id)), words: `The link for ${member.name} is made` }))}
        >${member.status === 'invited' ? 'New link' : 'New password link'}</ui-button
      >
      ${this.isMe ? nothing : html`<ui-button slot="footer" variant="ghost" @click=${this.#askToRemove}>Remove…</ui-button>`}`;
  }

  /** The button that was pressed goes; the one that does it takes the focus. */
  readonly #askToRemove = async (): Promise<void> => {
    this.isRemoving = true;
    await this.updateComplete;
    this.removeButton?.focus();
  };

  #sure(member: TeamMember) {
    return html`<ui-strip tone="warn" icon="warning" tall
      ><b>Remove ${member.name} from the team?</b> They are signed out at once and cannot sign in. What they wrote and closed stays under their name.
      <ui-button slot="actions" class="remove" size="s" variant="danger" @click=${() =>
        this.#act(async () => {
          await removeTeamMember(member.id);
          return { words: `${member.name} is no longer in the team` };
        })}>Remove</ui-button></ui-strip
    >`;
  }

  /** Escape, or a press beside the dialog: what was typed is asked about. Asked again, it goes. */
  readonly #dismissed = (): void => {
    const { member, place, email } = this;
    const isTyped = member ? Object.keys(changesOf(placeOf(member), place)).length > 0 : `${email}${place.name}`.trim() !== '';
    if (isTyped && !this.isLeaving) this.isLeaving = true;
    else this.dispatchEvent(new MemberDone());
  };

  readonly #stay = (): void => {
    this.isLeaving = false;
  };

  readonly #save = (event: Event): void => {
    event.preventDefault();
    const { member, email, place } = this;
    void this.#act(async () => {
      if (!member)
        return { ...(await invite({ ...place, departmentIds: [...place.departmentIds], email })), words: `${place.name} is invited` };
      await changeTeamMember(member.id, changesOf(placeOf(member), place));
      return { words: `${place.name} saved` };
    });
  };

  async #act(work: () => Promise<MemberOutcome>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.errors = {};
    try {
      this.dispatchEvent(new MemberDone(await work()));
    } catch (error) {
      this.errors = fieldErrors(error as DeskError);
      this.isRemoving = false;
    } finally {
      this.isBusy = false;
    }
  }

  #mended(field: string): void {
    if (!this.errors[field] && !this.errors['']) return;
    this.errors = { ...this.errors, [field]: '', '': '' };
  }

  static override styles = [
    baseStyles,
    css`
      form {
        display: grid;
        gap: 14px;
        padding: 16px 20px 20px;
      }
      .label {
        display: block;
        padding-block-end: 4px;
        font: 500 12px/16px var(--desk-font);
        color: var(--desk-text-2);
      }
      .start {
        margin-inline-end: auto;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-member-dialog': DeskMemberDialog;
  }
}
