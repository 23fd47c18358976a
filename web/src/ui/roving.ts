/**
 * Which of `count` items an arrow key leads to from `index`, wrapping at the ends; `undefined` when the key is none of ours.
 * Follows the composite patterns of the ARIA Authoring Practices: Home and End jump, arrows of both axes move.
 */
export function rove(key: string, index: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
