import { texts } from './texts.ts';

/** The two pages about what comes in. */
export const viewsAt = (path: string) =>
  [
    { href: '/add', text: texts.title },
    { href: '/sources', text: texts.sources },
  ].map((view) => ({ ...view, isCurrent: view.href === path }));
