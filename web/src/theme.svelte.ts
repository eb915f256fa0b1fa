/** light or dark as the reader wants it, remembered in this browser; auto: as the system has it. */
export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'onrecord.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const isTheme = (value: string | null): value is Theme => value === 'auto' || value === 'light' || value === 'dark';
const kept = localStorage.getItem(KEY);

let wanted = $state<Theme>(isTheme(kept) ? kept : 'auto');
let dark = $state(system.matches);
system.addEventListener('change', ({ matches }) => {
  dark = matches;
  show();
});

function show(): void {
  document.documentElement.dataset['theme'] = wanted === 'auto' ? (dark ? 'dark' : 'light') : wanted;
}

export const theme = {
  get wanted(): Theme {
    return wanted;
  },
  set wanted(value: Theme) {
    wanted = value;
    localStorage.setItem(KEY, value);
    show();
  },
};

show();
