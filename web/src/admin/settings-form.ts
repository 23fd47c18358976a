import { DeskError, type ErrorDetails } from '@desk/protocol/errors';
import { sentenceOf } from '../data/http.ts';
import { Listeners } from '../data/listeners.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';
import { differing, type FieldClash, mergeFields } from './merge-fields.ts';

/** Settings as a form holds them: one value per path; numbers are text as typed. */
export type SettingsFields = Readonly<Record<string, string | boolean>>;

/** What a form must know of the settings it edits; every saved state has a version. */
export type SettingsKind<Saved extends { version: number }> = {
  draftId: string;
  fieldsOf(saved: Saved): SettingsFields;
  /** What is wrong with one field, in a sentence. */
  faultOf(field: string, value: string | boolean | undefined): string | undefined;
  /** The field that a path of the server speaks of. */
  fieldAt(path: string, saved: Saved): string;
  /** What a refusal for a stale version says of how it is now. */
  nowOf(details: ErrorDetails): Saved | undefined;
  save(fields: SettingsFields, saved: Saved): Promise<Saved>;
};

/**
 * Settings of the workspace while they are edited. Unsaved changes survive a reload. When somebody else saved meanwhile, changes to
 * different fields are put together, and for a field with two values a person picks one. [K15]
 */
export class SettingsForm<Saved extends { version: number }> {
  readonly onChange = new Listeners<[]>();
  mine: SettingsFields;
  clashes: readonly FieldClash[] = [];
  /** Fields that were taken over from somebody else. */
  taken: readonly string[] = [];
  faults: Readonly<Record<string, string | undefined>> = {};
  /** Why the last save did not happen, when it is about no single field. */
  problem = '';
  isSaving = false;
  /** Changes from an earlier visit are back. */
  isRestored = false;
  saved: Saved;
  readonly #kind: SettingsKind<Saved>;
  #base: SettingsFields;
  /** What somebody saved while a save of ours was on its way. */
  #heard: Saved | undefined;

  constructor(kind: SettingsKind<Saved>, saved: Saved) {
    this.#kind = kind;
    this.saved = saved;
    this.#base = kind.fieldsOf(saved);
    this.mine = this.#base;
    this.#restore();
  }

  get changes(): number {
    return differing(this.#base, this.mine).length;
  }

  set(field: string, value: string | boolean): void {
    this.mine = { ...this.mine, [field]: value };
    this.clashes = this.clashes.filter((clash) => clash.field !== field);
    if (this.faults[field]) this.faults = { ...this.faults, [field]: undefined };
    this.problem = '';
    this.#keep();
    this.onChange.call();
  }

  /** A field was left: says what is wrong with it, if it was changed. */
  leave(field: string): void {
    if (!differing(this.#base, this.mine).includes(field)) return;
    this.faults = { ...this.faults, [field]: this.#kind.faultOf(field, this.mine[field]) };
    this.onChange.call();
  }

  /** Takes one of two values for a field. */
  pick(field: string, whose: 'mine' | 'theirs'): void {
    const clash = this.clashes.find((each) => each.field === field);
    if (clash) this.set(field, clash[whose]);
  }

  discard(): void {
    this.mine = this.#base;
    this.#calm();
    this.#keep();
    this.onChange.call();
  }

  /** Somebody saved, here or elsewhere. Without changes of mine the form simply follows. */
  heard(now: Saved): void {
    if (this.isSaving) this.#heard = now.version > (this.#heard?.version ?? 0) ? now : this.#heard;
    else if (now.version > this.saved.version) this.#meet(now);
  }

  /** Saves; false when it did not happen, and the form says why. */
  async save(): Promise<boolean> {
    this.faults = Object.fromEntries(Object.entries(this.mine).map(([field, value]) => [field, this.#kind.faultOf(field, value)]));
    this.problem = this.clashes.length > 0 ? 'Pick one of the two values first' : '';
    if (this.problem || Object.values(this.faults).some(Boolean)) {
      this.onChange.call();
      return false;
    }
    this.isSaving = true;
    this.onChange.call();
    const sent = this.mine;
    try {
      this.#take(await this.#kind.save(sent, this.saved), sent);
      return true;
    } catch (error) {
      this.#refused(error);
      return false;
    } finally {
      this.isSaving = false;
      const later = this.#heard;
      this.#heard = undefined;
      if (later) this.heard(later);
      this.onChange.call();
    }
  }

  /** What was typed while it was on its way stays, as a change to what is saved now. */
  #take(saved: Saved, sent: SettingsFields): void {
    this.saved = saved;
    this.#base = this.#kind.fieldsOf(saved);
    this.mine = mergeFields(sent, this.mine, this.#base).merged;
    this.#calm();
    this.#keep();
  }

  #refused(error: unknown): void {
    const now = error instanceof DeskError && error.code === 'conflict' ? this.#kind.nowOf(error.details) : undefined;
    if (now) {
      this.#meet(now);
      return;
    }
    const errors = error instanceof DeskError ? (error.details.errors ?? []) : [];
    this.faults = Object.fromEntries(errors.map(({ path, message }) => [this.#kind.fieldAt(path, this.saved), message]));
    const isAboutField = Object.keys(this.faults).some((field) => field in this.mine);
    this.problem = isAboutField ? '' : `Not saved. ${sentenceOf(error)}`;
  }

  #meet(theirs: Saved): void {
    const hadChanges = this.changes > 0;
    const { merged, clashes, taken } = mergeFields(this.#base, this.mine, this.#kind.fieldsOf(theirs));
    this.saved = theirs;
    this.#base = this.#kind.fieldsOf(theirs);
    this.mine = merged;
    // What nobody has picked yet is still to be picked.
    const mine = differing(this.#base, merged).filter((field) => !clashes.some((clash) => clash.field === field));
    const open = this.clashes.filter(({ field }) => mine.includes(field));
    this.clashes = [...open.map((clash) => ({ ...clash, theirs: this.#base[clash.field]! })), ...clashes];
    this.taken = hadChanges ? taken : [];
    this.#keep();
    this.onChange.call();
  }

  #calm(): void {
    this.clashes = [];
    this.taken = [];
    this.faults = {};
    this.problem = '';
    this.isRestored = false;
  }

  #keep(): void {
    keepDraft(this.#kind.draftId, this.changes > 0 ? { version: this.saved.version, base: this.#base, mine: this.mine } : undefined);
  }

  #restore(): void {
    const kept = keptDraft<SettingsFields>(this.#kind.draftId);
    if (!kept) return;
    const { merged, clashes, taken } = mergeFields(kept.base, kept.mine, this.#base);
    this.mine = merged;
    this.isRestored = this.changes > 0;
    this.clashes = clashes;
    this.taken = this.isRestored ? taken : [];
    this.#keep();
  }
}
