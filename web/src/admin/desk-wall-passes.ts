import type { DepartmentId } from '@desk/protocol/ids';
import type { Department } from '@desk/protocol/people';
import type { WallPass } from '@desk/protocol/wall-pass';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { requestIdOf, sentenceOf } from '../data/http.ts';
import { createWallPass, listWallPasses, revokeWallPass } from '../data/wall-passes-api.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { LeaveController } from './leave-controller.ts';
import { leavingStrip } from './leaving-strip.ts';
import { listSectionStyles } from './list-section.styles.ts';
import { sectionHeadStyles } from './section-head.styles.ts';
import './desk-department-picker.ts';
import '../ui/ui-button.ts';
import '../ui/ui-empty.ts';
import '../ui/ui-error.ts';
import '../ui/ui-skeleton.ts';
import '../ui/ui-link-once.ts';
import '../ui/ui-text.ts';
import '../ui/ui-time.ts';

/** Screens on the wall: a link each, made here, shown once, and taken back here. `locked` says whose this is. [V4] */
@customElement('desk-wall-passes')
export class DeskWallPasses extends LitElement {
  @consume({ context: routerContext })
  private router: Router | undefined;
  @property({ attribute: false }) departments: readonly Department[] = [];
  @property({ type: Boolean }) locked = false;
  @state() private passes: readonly WallPass[] | undefined;
  @state() private error: unknown;
  @state() private name = '';
  @state() private chosen: readonly DepartmentId[] = [];
  @state() private refusal = '';
  @state() private isBusy = false;
  @state() private leavingTo: string | undefined;
  /** The link that was just made: it is told this once. */
  @state() private made: { id: WallPass['id']; name: string; link: string } | undefined;

  constructor() {
    super();
    new LeaveController(this, {
      isDirty: () => this.#isTyped(),
      ask: (to) => {
        this.leavingTo = to;
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.locked) void this.#load();
  }

  override render() {
    return html`<header><h1>Wall screens</h1><span class="t3 sub">no sign-in, to look at only</span></header>
      <div class="scroll">${this.locked ? this.#locked() : html`${this.#leaving()} ${this.#made()} ${this.#form()} ${this.#list()}`}</div>`;
  }

  #locked() {
    return html`<ui-empty icon="lock" heading="Admins make wall screens">A screen shows the live wall without a sign-in, so an admin hands out its link.</ui-empty>`;
  }

  #leaving() {
    return this.leavingTo && this.#isTyped() ? leavingStrip({ discard: this.#discardAndGo, stay: this.#stay }) : nothing;
  }

  #form() {
    return html`<form @submit=${this.#create}>
      <ui-text
        label="New screen"
        placeholder="Wall by the door"
        hint="Customers are shown by their initials, and no note, link or word of theirs."
        error=${this.refusal}
        .value=${this.name}
        @ui-value-changed=${(event: ValueChanged) => {
          this.name = event.value;
          this.refusal = '';
        }}
      ></ui-text>
      <div class="field">
        <span class="label">Departments</span>
        <desk-department-picker
          .value=${this.chosen}
          .departments=${this.departments}
          @ui-value-changed=${(event: ValueChanged<DepartmentId[]>) => {
            this.chosen = event.value;
          }}
        ></desk-department-picker>
      </div>
      <ui-button variant="primary" icon="plus" ?busy=${this.isBusy} @click=${this.#create}>Make the link</ui-button>
    </form>`;
  }

  #made() {
    if (!this.made) return nothing;
    const { name, link } = this.made;
    return html`<ui-link-once .link=${link}><b>The link of “${name}”.</b> Open it on the screen now: it is not shown again.</ui-link-once>`;
  }

  #list() {
    if (this.error && !this.passes)
      return html`<ui-error heading="The wall screens did not load" request-id=${requestIdOf(this.error)} @ui-retry-requested=${this.#load}
        >${sentenceOf(this.error)}</ui-error
      >`;
    if (!this.passes) return html`<ui-skeleton shape="lines" count="4" label="Loading the wall screens"></ui-skeleton>`;
    if (this.passes.length === 0)
      return html`<ui-empty icon="monitor" heading="No screens yet">Each has a link of its own, which can be taken back at any time.</ui-empty>`;
    return html`<table aria-label="Wall screens">
      <thead><tr><th scope="col">Screen</th><th scope="col">Departments</th><th scope="col">Made by</th><th scope="col">Last seen</th><th scope="col"><span class="sr">Acts</span></th></tr></thead>
      <tbody>${repeat(
        this.passes,
        ({ id }) => id,
        (pass) => html`<tr>
          <th scope="row">${pass.name}</th>
          <td>${pass.departments.map(({ name }) => name).join(', ') || 'All'}</td>
          <td>${pass.createdBy?.name ?? 'Somebody'}, <ui-time .at=${pass.createdAt} format="day"></ui-time></td>
          <td>${pass.seenAt ? html`<ui-time .at=${pass.seenAt} format="ago"></ui-time>` : 'never'}</td>
          <td class="r"><ui-button size="s" variant="danger" label="Take back ${pass.name}" @click=${() => this.#revoke(pass)}>Take back</ui-button></td>
        </tr>`,
      )}</tbody>
    </table>`;
  }

  #isTyped(): boolean {
    return this.name.trim() !== '' || this.chosen.length > 0;
  }

  readonly #discardAndGo = (): void => {
    this.name = '';
    this.chosen = [];
    this.router?.go(this.leavingTo!);
  };

  readonly #stay = (): void => {
    this.leavingTo = undefined;
  };

  readonly #create = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    this.refusal = '';
    try {
      const { name, chosen } = this;
      const { token, ...pass } = await createWallPass({ name, departmentIds: [...chosen] });
      this.made = { id: pass.id, name: pass.name, link: `${location.origin}/wall#${token}` };
      this.passes = [...(this.passes ?? []), pass].sort((a, b) => a.name.localeCompare(b.name));
      if (this.name === name) this.name = '';
      if (this.chosen === chosen) this.chosen = [];
      announce(`The link of ${pass.name} is made`);
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.isBusy = false;
    }
  };

  async #revoke(pass: WallPass): Promise<void> {
    try {
      await revokeWallPass(pass.id);
      announce(`${pass.name} shows nothing any more`);
      if (this.made?.id === pass.id) this.made = undefined;
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    }
    await this.#load();
  }

  readonly #load = async (): Promise<void> => {
    this.error = undefined;
    try {
      this.passes = (await listWallPasses()).items;
    } catch (error) {
      this.error = error;
    }
  };

  static override styles = [baseStyles, sectionHeadStyles, listSectionStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wall-passes': DeskWallPasses;
  }
}
