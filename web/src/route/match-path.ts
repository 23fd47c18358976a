/**
 * Reads a path by a pattern of segments: `/desk/:tab/:chatId?` on `/desk/live` gives `{ tab: 'live' }`. A trailing slash does not matter.
 * Returns undefined when the path is another one.
 */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (given.length > wanted.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index];
    if (part.startsWith(':')) {
      const name = part.replace(/^:|\?$/g, '');
      if (value !== undefined) found[name] = decode(value);
      else if (!part.endsWith('?')) return undefined;
    } else if (value !== part) return undefined;
  }
  return found;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
