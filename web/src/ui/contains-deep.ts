/** Whether an element stands inside another one, shadow roots included. */
export function containsDeep(region: Element, element: Element | null): boolean {
  for (let node: Node | null = element; node; node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null)) {
    if (node === region) return true;
  }
  return false;
}
