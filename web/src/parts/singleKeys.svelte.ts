const KEY = 'onrecord.keys';
let on = $state(localStorage.getItem(KEY) !== 'off');

/**
 * Whether single letters and signs do something, on whatever page; kept in this browser. Who dictates, or strikes keys by
 * chance, can do without (WCAG 2.1.4).
 */
export const singleKeys = {
  get on(): boolean {
    return on;
  },
  set on(value: boolean) {
    on = value;
    localStorage.setItem(KEY, value ? 'on' : 'off');
  },
};
