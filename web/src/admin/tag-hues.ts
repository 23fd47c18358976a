/** The nine hues of the palette, in degrees, with the names that are said for them. */
export const tagHues = [
  { hue: 5, name: 'Rose' },
  { hue: 35, name: 'Coral' },
  { hue: 75, name: 'Amber' },
  { hue: 125, name: 'Olive' },
  { hue: 165, name: 'Green' },
  { hue: 205, name: 'Teal' },
  { hue: 245, name: 'Blue' },
  { hue: 285, name: 'Violet' },
  { hue: 325, name: 'Mauve' },
] as const;

/** The name of a hue; one outside the palette goes by its degrees. */
export function hueName(hue: number): string {
  return tagHues.find((each) => each.hue === hue)?.name ?? `Hue ${hue}`;
}
