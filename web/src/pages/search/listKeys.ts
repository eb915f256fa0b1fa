import { moveOf } from './keys.ts';

interface ListKeys {
  readonly singleKeys: () => boolean;
  readonly help: () => void;
}

const TYPING = 'input, select, textarea, [contenteditable], [role="listbox"]';

/** What keys do: through the statements of the page, into one of them, to the words, to the keys themselves. */
export function listKeys({ singleKeys, help }: ListKeys): (event: KeyboardEvent) => void {
  return (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (event.defaultPrevented || !(target instanceof Element) || document.querySelector('dialog[open]')) return;
    const card = target.closest('article');
    const move = moveOf({
      key,
      modified: ctrlKey || metaKey || altKey,
      typing: target.matches(TYPING),
      where: card === null ? 'elsewhere' : card === target ? 'card' : 'inside',
      singleKeys: singleKeys(),
    });
    if (move === null) return;
    event.preventDefault();
    if (move === 'help') help();
    else if (move === 'words') document.getElementById('words')?.focus();
    else if (move === 'open') card?.querySelector<HTMLAnchorElement>('a.open')?.click();
    else step(card, move === 'next' ? 1 : -1);
  };
}

/** From one statement to another; from elsewhere to the first. */
function step(from: HTMLElement | null, by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('main article')];
  const at = from === null ? -1 : cards.indexOf(from);
  const to = cards[from === null ? 0 : at + by];
  if (to === undefined) return;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: 'nearest' });
}
