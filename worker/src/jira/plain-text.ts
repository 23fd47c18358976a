/** Text of another system as one short line: no controls, no direction marks, no halves of characters, at most `limit` code points. */
export function plainText(text: string, limit: number): string {
  const line = text
    .slice(0, limit * 8)
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .toWellFormed()
    .trim();
  const points = [...line];
  return points.length <= limit ? line : `${points.slice(0, limit - 1).join('')}…`;
}
