import type { JiraSiteView } from '@desk/protocol/jira';
import type { Tag } from '@desk/protocol/tag';
import { listJiraSites } from './jira-api.ts';
import { Listeners } from './listeners.ts';
import { listTags } from './tags-api.ts';

/** What the close form offers: tags A to Z and the JIRA sites. Read ahead, so that the form opens at once. */
export class Catalogue {
  readonly onChange = new Listeners<[]>();
  tags: readonly Tag[] = [];
  sites: readonly JiraSiteView[] = [];

  async load(): Promise<void> {
    await Promise.allSettled([this.loadTags(), this.loadSites()]);
  }

  async loadTags(): Promise<void> {
    this.tags = (await listTags()).items;
    this.onChange.call();
  }

  async loadSites(): Promise<void> {
    this.sites = (await listJiraSites()).items;
    this.onChange.call();
  }

  /** Active tags that a chat of this department may get. */
  tagsFor(departmentId: string | undefined): Tag[] {
    return this.tags.filter((tag) => tag.active && (tag.departmentIds.length === 0 || tag.departmentIds.some((id) => id === departmentId)));
  }
}
