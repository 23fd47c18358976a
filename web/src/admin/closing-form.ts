import { DeskError } from '@desk/protocol/errors';
import type { ClosingPreferences, SavePreferences } from '@desk/protocol/preferences';
import { sentenceOf } from '../data/http.ts';
import { Listeners } from '../data/listeners.ts';
import { type ClosingFields, closingFault, fieldAt, fieldsOfPreferences, toPreferences } from './closing-fields.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';
import { differing, type FieldClash, mergeFields } from './merge-fields.ts';

const draftId = 'closing';

/**
 * The preferences of closing while they are edited. Unsaved changes survive a reload. When somebody else saved meanwhile, changes to
 * different fields are put together, and for a field with two values a person picks one. [K15]
 */
export class ClosingForm {
  readonly onChange = new Listeners<[]>();
  mine: ClosingFields;
  clashes: readonly FieldClash[] = [];
  /** Fields that were taken over from somebody else. */
  taken: readonly string[] = [];
  faults: Readonly<Record<string, string | undefined>> = {};
  /** Why the last save did not happen, when it is about no single field. */
  problem = '';
  isSaving = false;
  /** Changes from an earlier visit are back. */
  isRestored = false;
  #saved: ClosingPreferences;
  #base: ClosingFields;

  constructor(preferences: ClosingPreferences) {
    this.#saved = preferences;
    this.#base = fieldsOfPreferences(preferences);
    this.mine = this.#base;
    this.#restore();
  }

  get departments(): ClosingPreferences['departments'] {
    return this.#saved.departments;
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
    this.faults = { ...this.faults, [field]: closingFault(field, this.mine[field]) };
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
  heard(preferences: ClosingPreferences): void {
    if (preferences.version > this.#saved.version && !this.isSaving) this.#meet(preferences);
  }

  /** Saves; false when it did not happen, and the form says why. */
  async save(send: (input: SavePreferences) => Promise<ClosingPreferences>): Promise<boolean> {
    this.faults = Object.fromEntries(Object.entries(this.mine).map(([field, value]) => [field, closingFault(field, value)]));
    this.problem = this.clashes.length > 0 ? 'Pick one of the two values first' : '';
    if (this.problem || Object.values(this.faults).some(Boolean)) {
      this.onChange.call();
      return false;
    }
    this.isSaving = true;
    this.onChange.call();
    const sent = this.mine;
    try {
      this.#take(await send(toPreferences(sent, this.#saved.version, this.departments)), sent);
      return true;
    } catch (error) {
      this.#refused(error);
      return false;
    } finally {
      this.isSaving = false;
      this.onChange.call();
    }
  }

  /** What was typed while it was on its way stays, as a change to what is saved now. */
  #take(saved: ClosingPreferences, sent: ClosingFields): void {
    this.#saved = saved;
    this.#base = fieldsOfPreferences(saved);
    this.mine = mergeFields(sent, this.mine, this.#base).merged;
    this.#calm();
    this.#keep();
  }

  #refused(error: unknown): void {
    if (error instanceof DeskError && error.code === 'conflict' && error.details.preferences) {
      this.#meet(error.details.preferences as ClosingPreferences);
      return;
    }
    const errors = error instanceof DeskError ? (error.details.errors ?? []) : [];
    this.faults = Object.fromEntries(errors.map(({ path, message }) => [fieldAt(path, this.departments), message]));
    const isAboutField = Object.keys(this.faults).some((field) => field in this.mine);
    this.problem = isAboutField ? '' : `Not saved. ${sentenceOf(error)}`;
  }

  #meet(theirs: ClosingPreferences): void {
    const hadChanges = this.changes > 0;
    const { merged, clashes, taken } = mergeFields(this.#base, this.mine, fieldsOfPreferences(theirs));
    this.#saved = theirs;
    this.#base = fieldsOfPreferences(theirs);
    this.mine = merged;
    this.clashes = clashes;
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
    keepDraft(draftId, this.changes > 0 ? { version: this.#saved.version, base: this.#base, mine: this.mine } : undefined);
  }

  #restore(): void {
    const kept = keptDraft<ClosingFields>(draftId);
    if (!kept) return;
    const { merged, clashes, taken } = mergeFields(kept.base, kept.mine, this.#base);
    this.mine = merged;
    this.isRestored = this.changes > 0;
    this.clashes = clashes;
    this.taken = this.isRestored ? taken : [];
    this.#keep();
  }
}
