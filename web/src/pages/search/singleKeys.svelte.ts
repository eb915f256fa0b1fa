const KEY = 'onrecord.keys';
let on = $state(localStorage.getItem(KEY) !== 'off');

/** Whether single letters do something: who dictates, or strikes keys by chance, can do without. */
export const singleKeys = {
  get on(): boolean {
    return on;
  },
  set on(value: boolean) {
    on = value;
    localStorage.setItem(KEY, value ? 'on' : 'off');
  },
};
