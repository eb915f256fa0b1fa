import { type Saved, savedIn } from './savedSearches.ts';

const KEY = 'onrecord.searches';
let list = $state.raw<readonly Saved[]>(savedIn(localStorage.getItem(KEY)));

// Another window of this browser has changed them.
addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY) list = savedIn(newValue);
});

/** The saved searches of this browser. */
export const saved = {
  get list(): readonly Saved[] {
    return list;
  },
  set list(value: readonly Saved[]) {
    list = value;
    localStorage.setItem(KEY, JSON.stringify(value));
  },
};
