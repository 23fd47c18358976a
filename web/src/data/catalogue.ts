import type { JiraSiteView } from '@desk/protocol/jira';
import type { ClosingPreferences } from '@desk/protocol/preferences';
import type { Tag } from '@desk/protocol/tag';
import { listJiraSites } from './jira-api.ts';
import { Listeners } from './listeners.ts';
import { readPreferences } from './preferences-api.ts';
import { listTags } from './tags-api.ts';

/** What must be filled in when somebody closes by hand. */
export type Required = ClosingPreferences['required'];

const nothingRequired: Required = { sentiment: false, tag: false, note: false };

/** What the close form offers and asks for: tags A to Z, the JIRA sites, how the workspace closes. Read ahead, so that the form opens at once. */
export class Catalogue {
  readonly onChange = new Listeners<[]>();
  tags: readonly Tag[] = [];
  sites: readonly JiraSiteView[] = [];
  /** Undefined until it was read: the desk refuses what it must, so the form need not wait. */
  preferences: ClosingPreferences | undefined;

  async load(): Promise<void> {
    await Promise.allSettled([this.loadTags(), this.loadSites(), this.loadPreferences()]);
  }

  async loadTags(): Promise<void> {
    this.tags = (await listTags()).items;
    this.onChange.call();
  }

  async loadSites(): Promise<void> {
    this.sites = (await listJiraSites()).items;
    this.onChange.call();
  }

  async loadPreferences(): Promise<void> {
    this.preferences = await readPreferences();
    this.onChange.call();
  }

  /** What a chat of this department must be closed with: its own word where it has one, else that of the workspace. [K14] */
  requiredFor(departmentId: string | undefined): Required {
    const workspace = this.preferences?.required ?? nothingRequired;
    const own = this.preferences?.departments.find(({ id }) => id === departmentId)?.required;
    return {
      sentiment: own?.sentiment ?? workspace.sentiment,
      tag: own?.tag ?? workspace.tag,
      note: own?.note ?? workspace.note,
    };
  }

  /** Active tags that a chat of this department may get; one without a department may get any. */
  tagsFor(departmentId: string | undefined): Tag[] {
    const isOffered = ({ departmentIds }: Tag) =>
      !departmentId || departmentIds.length === 0 || departmentIds.some((id) => id === departmentId);
    return this.tags.filter((tag) => tag.active && isOffered(tag));
  }
}
