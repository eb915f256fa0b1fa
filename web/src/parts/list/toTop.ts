/**
 * Links of a list that ask for another one, its next page for instance, lead to its beginning: as a page that is loaded
 * anew would be seen, and with the focus there.
 */
export function toTop(list: HTMLElement): { destroy(): void } {
  const onClick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.hasAttribute('download') || link.pathname !== location.pathname) return;
    document.getElementById('content')?.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: 'instant' });
  };
  list.addEventListener('click', onClick);
  return { destroy: () => list.removeEventListener('click', onClick) };
}
