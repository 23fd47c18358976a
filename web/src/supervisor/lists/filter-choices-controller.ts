import type { AgentLoad, Department } from '@desk/protocol/people';
import type { Tag } from '@desk/protocol/tag';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { listAgents, listDepartments } from '../../data/people-api.ts';
import { listTags } from '../../data/tags-api.ts';
import type { SelectOption } from '../../ui/ui-select.ts';

/** What the filters offer, read once. A list of choices that does not load leaves its filter with what the address says. */
export class FilterChoicesController implements ReactiveController {
  tags: readonly Tag[] = [];
  agents: readonly AgentLoad[] = [];
  departments: readonly Department[] = [];
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    const [tags, agents, departments] = await Promise.allSettled([listTags(), listAgents(), listDepartments()]);
    if (tags.status === 'fulfilled') this.tags = tags.value.items;
    if (agents.status === 'fulfilled') this.agents = [...agents.value.items].sort((a, b) => a.name.localeCompare(b.name));
    if (departments.status === 'fulfilled') this.departments = departments.value.items;
    this.#host.requestUpdate();
  }
}

/** What nobody has, or nobody ever had. */
export const nobody: SelectOption = { value: 'none', label: 'Nobody' };
export const somebody: SelectOption = { value: 'any', label: 'Somebody' };

/** Named things as options, behind the one that takes the filter out. */
export function namedOptions(
  items: readonly { id: string; name: string }[],
  all: string,
  extra: readonly SelectOption[] = [],
): SelectOption[] {
  return [{ value: '', label: all }, ...extra, ...items.map(({ id, name }) => ({ value: id, label: name }))];
}
