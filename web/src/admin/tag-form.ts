import { DeskError } from '@desk/protocol/errors';
import type { ChangeTag, CreateTag, Tag } from '@desk/protocol/tag';
import { newKey, sentenceOf } from '../data/http.ts';
import { Listeners } from '../data/listeners.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';
import {
  blankTag,
  type Clash,
  changedFields,
  faultsOf,
  fieldsOf,
  mergeTag,
  type TagFieldName,
  type TagFields,
  toChange,
  toCreate,
} from './tag-draft.ts';

export type TagCalls = {
  createTag(input: CreateTag, key: string): Promise<Tag>;
  changeTag(id: string, input: ChangeTag): Promise<Tag>;
};

type Faults = Partial<Record<TagFieldName, string>>;

/**
 * A tag being edited, or a new one when `tag` is undefined. Unsaved changes survive a reload. When somebody else saved meanwhile, changes to
 * different fields are put together, and for a field with two values a person picks one.
 */
export class TagForm {
  readonly onChange = new Listeners<[]>();
  readonly id: string;
  mine: TagFields;
  clashes: readonly Clash[] = [];
  /** Fields that were taken over from somebody else. */
  taken: readonly TagFieldName[] = [];
  faults: Faults = {};
  /** Why the last save did not happen, when it is about no single field. */
  problem = '';
  isSaving = false;
  /** Changes from an earlier visit are back. */
  isRestored = false;
  #base: TagFields;
  #version: number;
  #others: readonly string[];
  #key = newKey();

  constructor(tag: Tag | undefined, others: readonly string[]) {
    this.id = tag?.id ?? 'new';
    this.#others = others;
    this.#base = tag ? fieldsOf(tag) : blankTag;
    this.#version = tag?.version ?? 0;
    this.mine = this.#base;
    this.#restore();
  }

  get changes(): number {
    return changedFields(this.#base, this.mine).length;
  }

  set<N extends TagFieldName>(field: N, value: TagFields[N]): void {
    this.mine = { ...this.mine, [field]: value };
    this.clashes = this.clashes.filter((clash) => clash.field !== field);
    if (this.faults[field]) this.faults = { ...this.faults, [field]: undefined };
    this.problem = '';
    this.#key = newKey();
    this.#keep();
    this.onChange.call();
  }

  /** A field was left: says what is wrong with it, if it was changed. */
  leave(field: TagFieldName): void {
    if (!changedFields(this.#base, this.mine).includes(field)) return;
    this.faults = { ...this.faults, [field]: faultsOf(this.mine, this.#others)[field] };
    this.onChange.call();
  }

  /** Takes one of two values for a field. */
  pick(field: TagFieldName, whose: 'mine' | 'theirs'): void {
    const clash = this.clashes.find((each) => each.field === field);
    if (clash) this.set(field, clash[whose] as never);
  }

  discard(): void {
    this.mine = this.#base;
    this.clashes = [];
    this.taken = [];
    this.faults = {};
    this.problem = '';
    this.isRestored = false;
    this.#keep();
    this.onChange.call();
  }

  /** Somebody saved the tag, here or elsewhere. Without changes of mine the form simply follows. */
  heard(tag: Tag): void {
    if (tag.version > this.#version && !this.isSaving) this.#meet(tag);
  }

  /** Saves; undefined when it did not happen, and the form says why. Pressed again it is still the same intent. */
  async save(calls: TagCalls): Promise<Tag | undefined> {
    this.faults = faultsOf(this.mine, this.#others);
    this.problem = this.clashes.length > 0 ? 'Pick one of the two values first' : '';
    if (this.problem || Object.values(this.faults).some(Boolean)) {
      this.onChange.call();
      return undefined;
    }
    this.isSaving = true;
    this.onChange.call();
    const sent = this.mine;
    try {
      const mine = { ...sent, name: this.mine.name.trim(), meaning: this.mine.meaning.trim(), group: this.mine.group.trim() };
      const saved =
        this.id === 'new'
          ? await calls.createTag(toCreate(mine), this.#key)
          : await calls.changeTag(this.id, toChange(this.#base, mine, this.#version));
      this.#take(saved, sent);
      return saved;
    } catch (error) {
      this.#refused(error);
      return undefined;
    } finally {
      this.isSaving = false;
      this.onChange.call();
    }
  }

  /** What was typed while it was on its way stays, as a change to what is saved now. */
  #take(saved: Tag, sent: TagFields): void {
    const since = changedFields(sent, this.mine).map((field) => [field, this.mine[field]]);
    keepDraft(this.id, undefined);
    this.#base = fieldsOf(saved);
    this.#version = saved.version;
    this.mine = { ...this.#base, ...Object.fromEntries(since) };
    this.taken = [];
    this.isRestored = false;
    this.#key = newKey();
    this.#keep(saved.id);
  }

  #refused(error: unknown): void {
    if (error instanceof DeskError && error.code === 'conflict' && error.details.tag) {
      this.#meet(error.details.tag as Tag);
      return;
    }
    const errors = error instanceof DeskError ? (error.details.errors ?? []) : [];
    this.faults = Object.fromEntries(errors.map(({ path, message }) => [path.split('.')[0], message]));
    // A new tag has no switch: what is said about being active stands above its fields.
    const isAboutField = Object.keys(this.faults).some((field) => field in blankTag && !(field === 'active' && this.id === 'new'));
    this.problem = isAboutField ? '' : `Not saved. ${sentenceOf(error)}`;
  }

  #meet(theirs: Tag): void {
    const { merged, clashes, taken } = mergeTag(this.#base, this.mine, fieldsOf(theirs));
    const hadChanges = this.changes > 0;
    this.#base = fieldsOf(theirs);
    this.#version = theirs.version;
    this.mine = merged;
    this.clashes = clashes;
    this.taken = hadChanges ? taken : [];
    this.#keep();
    this.onChange.call();
  }

  #keep(id = this.id): void {
    keepDraft(id, this.changes > 0 ? { version: this.#version, base: this.#base, mine: this.mine } : undefined);
  }

  #restore(): void {
    const kept = keptDraft<TagFields>(this.id);
    if (!kept) return;
    const { merged, clashes, taken } = mergeTag(kept.base, kept.mine, this.#base);
    this.mine = merged;
    this.clashes = clashes;
    this.taken = taken;
    this.isRestored = this.changes > 0;
    this.#keep();
  }
}
