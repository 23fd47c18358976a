import type { ClosureRow } from '@desk/protocol/closure';

/**
 * A row after its closure was completed or corrected. The state of a link moves on by itself and may have come further here than in the
 * edit, and a close that was taken back stays so: the edit and these arrive in any order. [K10]
 */
export function amendedRow(mine: ClosureRow, amended: ClosureRow): ClosureRow {
  const references = amended.references.map((theirs) => {
    const known = mine.references.find(({ id }) => id === theirs.id);
    return known && known.changedAt > theirs.changedAt ? known : theirs;
  });
  const survey = amended.survey ?? mine.survey;
  return { ...amended, references, undoneAt: amended.undoneAt ?? mine.undoneAt, ...(survey ? { survey } : {}) };
}

/** A row after its customer was asked or answered: nothing else of it moves, whatever order edits and answers come in. [Q4] */
export function surveyedRow(mine: ClosureRow, { survey }: ClosureRow): ClosureRow {
  return survey ? { ...mine, survey } : mine;
}
