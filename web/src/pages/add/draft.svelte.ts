const KEY = 'onrecord.add';

const EMPTY = { tags: '', addresses: '', text: '', title: '', outlet: '', published: '', url: '' };
type Draft = typeof EMPTY;

/** What has been typed and not been handed in, kept in this tab: a reload or a log-in in between loses nothing. */
export const draft = $state<Draft>({ ...EMPTY, ...kept() });

function kept(): Partial<Draft> {
  const given: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
  if (typeof given !== 'object' || given === null) return {};
  const fields = Object.entries(given).filter(
    ([name, value]) => Object.hasOwn(EMPTY, name) && typeof value === 'string',
  );
  return Object.fromEntries(fields) as Partial<Draft>;
}

/** To be called in a component: keeps the draft whenever it changes. */
export function keepDraft(): void {
  $effect(() => sessionStorage.setItem(KEY, JSON.stringify(draft)));
}

export const clear = (...names: readonly (keyof Draft)[]): void => {
  for (const name of names) draft[name] = '';
};
