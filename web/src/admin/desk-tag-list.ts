import type { Department } from '@desk/protocol/people';
import type { Tag } from '@desk/protocol/tag';
import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { countText } from '../charts/figure-text.ts';
import { requestIdOf, sentenceOf } from '../data/http.ts';
import { HotkeysController } from '../hotkeys/hotkeys-controller.ts';
import type { Router } from '../route/router.ts';
import { routerContext } from '../route/router-context.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { tagListStyles } from './desk-tag-list.styles.ts';
import type { DeskTagPanel } from './desk-tag-panel.ts';
import { sectionHeadStyles } from './section-head.styles.ts';
import { everyActive, letterOf, shownTags } from './tag-list.ts';
import './desk-tag-panel.ts';
import '../ui/ui-button.ts';
import '../ui/ui-empty.ts';
import '../ui/ui-error.ts';
import '../ui/ui-segmented.ts';
import '../ui/ui-select.ts';
import '../ui/ui-skeleton.ts';
import '../ui/ui-tag.ts';
import '../ui/ui-text.ts';

/** All tags A to Z, and beside them the one that is edited. Filters are in the address. */
@customElement('desk-tag-list')
export class DeskTagList extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  /** Undefined until they have loaded. */
  @property({ attribute: false }) tags: readonly Tag[] | undefined;
  @property({ attribute: false }) departments: readonly Department[] = [];
  @property({ attribute: false }) error: unknown;
  /** The tag that is open, `new`, or nothing. */
  @property({ attribute: 'open-id' }) openId = '';
  @state() private text = '';

  @query('desk-tag-panel') private panel!: DeskTagPanel | null;

  constructor() {
    super();
    const group = 'Tags';
    new HotkeysController(this, [
      { keys: 'C', words: 'New tag', group, run: () => this.#go('/admin/tags/new') },
      { keys: '/', words: 'Find a tag', group, run: () => this.renderRoot.querySelector<HTMLElement>('ui-text')?.focus() },
    ]);
  }

  override render() {
    const shown = shownTags(this.tags ?? [], this.#filter());
    const open = this.tags?.find((tag) => tag.id === this.openId);
    return html`<main>
        <header>
          <h1>Tags</h1>
          <span class="t3 sub">A to Z everywhere agents pick them</span>
          <span class="grow"></span>
          <ui-button variant="primary" icon="plus" keys="C" @click=${() => this.#go('/admin/tags/new')}>New tag</ui-button>
        </header>
        ${this.#tools()}
        <div class="scroll list" @click=${this.#clicked} @keydown=${this.#moved}>${this.#content(shown)}</div>
      </main>
      ${
        this.openId === 'new' || open
          ? html`<desk-tag-panel .tag=${open} .tags=${shown} .choices=${shownTags(this.tags ?? [], everyActive)} .departments=${this.departments}></desk-tag-panel>`
          : nothing
      }`;
  }

  #tools() {
    const count = (active: boolean) => (this.tags ?? []).filter((tag) => tag.active === active).length;
    const { active, department } = this.#filter();
    const departments = [
      { value: '', label: 'All departments' },
      ...this.departments.map(({ id, name }) => ({ value: id as string, label: name })),
    ];
    return html`<search class="tools">
      <ui-text type="search" icon="search" keys="/" hidden-label="Find a tag" placeholder="Find a tag" .value=${this.text} @ui-value-changed=${this.#typed}></ui-text>
      <ui-segmented
        label="Show"
        .options=${[{ value: 'active', label: `Active ${count(true)}` }, { value: 'inactive', label: `Inactive ${count(false)}` }]}
        .value=${active ? 'active' : 'inactive'}
        @ui-value-changed=${(event: ValueChanged) => this.router.setQuery({ show: event.value === 'inactive' ? 'inactive' : undefined })}
      ></ui-segmented>
      <ui-select
        look="ghost"
        icon="building"
        hidden-label="Department"
        .options=${departments}
        .value=${department}
        @ui-value-changed=${(event: ValueChanged) => this.router.setQuery({ department: event.value })}
      ></ui-select>
      <span class="grow"></span>
      <span class="hint">used in the last 30 days</span>
    </search>`;
  }

  #content(shown: readonly Tag[]) {
    if (this.error && !this.tags)
      return html`<ui-error heading="Tags did not load" request-id=${requestIdOf(this.error)}>${sentenceOf(this.error)}</ui-error>`;
    if (!this.tags) return html`<ui-skeleton shape="lines" count="12" label="Loading tags"></ui-skeleton>`;
    if (shown.length === 0) return this.#empty();
    const most = Math.max(1, ...this.tags.map((tag) => tag.uses));
    return html`<table aria-label="Tags, A to Z">
      <thead>
        <tr><th class="letter"><span class="sr">Letter</span></th><th scope="col">Name</th><th scope="col">Meaning</th><th scope="col">Departments</th><th scope="col" class="r">Uses</th></tr>
      </thead>
      <tbody>${repeat(
        shown,
        (tag) => tag.id,
        (tag, i) => this.#row(tag, i === 0 || letterOf(shown[i - 1]!) !== letterOf(tag), most),
      )}</tbody>
    </table>`;
  }

  #row(tag: Tag, isFirstOfLetter: boolean, most: number) {
    const departments = tag.departmentIds
      .map((id) => this.departments.find((department) => department.id === id)?.name ?? '')
      .filter(Boolean);
    const isOpen = tag.id === this.openId;
    return html`<tr class=${isOpen ? 'open' : ''}>
      <td class="letter t3">${isFirstOfLetter ? letterOf(tag) : ''}</td>
      <th scope="row"><a href="/admin/tags/${tag.id}${location.search}" aria-current=${isOpen ? 'true' : nothing}><ui-tag .name=${tag.name} .hue=${tag.hue}></ui-tag></a>${tag.group ? html`<span class="t3 group">${tag.group}</span>` : nothing}</th>
      <td class="t2 ell meaning">${tag.meaning}</td>
      <td class="t3 ell where">${departments.join(', ') || 'All'}</td>
      <td class="r">
        <div class="uses"><span class="track" aria-hidden="true"><span style="transform:scaleX(${tag.uses / most})"></span></span><span class="num">${countText(tag.uses)}</span></div>
      </td>
    </tr>`;
  }

  #empty() {
    const { active, department, text } = this.#filter();
    if (text) return html`<ui-empty icon="search" heading="No tag like “${text}”">Names and meanings were searched.</ui-empty>`;
    if (!active)
      return html`<ui-empty icon="tag" heading="No inactive tags">A tag that is switched off stands here and keeps its past chats.</ui-empty>`;
    if (department)
      return html`<ui-empty icon="tag" heading="No tags for this department">Its agents are offered the tags of all departments.</ui-empty>`;
    return html`<ui-empty icon="tag" heading="No tags yet"
      >Without tags the close form does not ask for one.<ui-button slot="actions" size="s" icon="plus" @click=${() => this.#go('/admin/tags/new')}>New tag</ui-button></ui-empty
    >`;
  }

  #filter() {
    const { query: asked } = this.router;
    return { text: this.text, active: asked.get('show') !== 'inactive', department: asked.get('department') ?? '' };
  }

  #typed(event: ValueChanged): void {
    this.text = event.value;
  }

  #go(to: string): void {
    if (this.panel) this.panel.leave(to);
    else this.router.go(to);
  }

  /** A row is a link; with changes in the panel the panel asks before it is followed. */
  #clicked(event: MouseEvent): void {
    const link = (event.target as Element).closest('tr')?.querySelector('a');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.#go(link.pathname + link.search);
  }

  #moved(event: KeyboardEvent): void {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('tbody a')];
    const here = links.indexOf(event.target as HTMLElement);
    if (by === undefined || here < 0 || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    links[Math.max(0, Math.min(here + by, links.length - 1))]?.focus();
  }

  static override styles = [baseStyles, sectionHeadStyles, tagListStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tag-list': DeskTagList;
  }
}
