import { type Stack, STACKS } from '../../parts/charts/bars.ts';

/** How a timeline is shown, as the address has it. */
export interface Settings {
  readonly by: 'month' | 'year';
  readonly stack: Stack;
  readonly from: string;
  readonly to: string;
}

export function settingsIn(params: URLSearchParams): Settings {
  const stack = params.get('show');
  return {
    by: params.get('by') === 'year' ? 'year' : 'month',
    stack: STACKS.find((one) => one === stack) ?? 'acts',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
  };
}

/** A bar that is chosen: a period and a part of it, or all of it. */
export interface Chosen {
  readonly period: string;
  readonly part: string | null;
}

/** In an address all that has no date; a parameter that is empty is taken out of it. */
const UNDATED = 'undated';

/** As the address has it: 2022-03, 2022-03~ACCUSE, 2022-03~ for what performs nothing, undated. */
export const chosenText = ({ period, part }: Chosen): string =>
  part === null ? period || UNDATED : `${period}~${part}`;

export function chosenIn(text: string | null): Chosen | null {
  if (text === UNDATED) return { period: '', part: null };
  if (text === null || !/^(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?(?:~[A-Z1-4]*)?$/u.test(text)) return null;
  const [period = '', part = null] = text.split('~');
  return { period, part };
}
