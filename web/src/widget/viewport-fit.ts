/**
 * Keeps a full-screen element inside what an on-screen keyboard leaves free: writes `--w-top` and `--w-height` in pixels onto it. Where the
 * browser resizes the page itself, the values are those of the window. Returns how to stop.
 */
export function fitToViewport(element: HTMLElement): () => void {
  const view = window.visualViewport;
  if (view === null) return () => {};
  const fit = () => {
    const isZoomed = view.scale > 1.01; // a visitor who zooms in wants to look closer, not a smaller panel
    element.style.setProperty('--w-top', isZoomed ? '0px' : `${view.offsetTop}px`);
    element.style.setProperty('--w-height', isZoomed ? '100dvh' : `${view.height}px`);
  };
  fit();
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
  return () => {
    view.removeEventListener('resize', fit);
    view.removeEventListener('scroll', fit);
  };
}
