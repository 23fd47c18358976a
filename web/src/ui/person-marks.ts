const hues = [272, 245, 215, 165, 140, 95, 55, 20, 345, 310];

/** A steady hue in degrees for an id, so that a person has the same colour on every screen and after every reload. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 16777619);
  return hues[(hash >>> 0) % hues.length]!;
}
