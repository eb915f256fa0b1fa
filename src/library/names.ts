import { OnrecordError } from '../errors/index.ts';

/**
 * One path or address, or several, as a list. Programs need not be written in TypeScript; looked at without a schema, which
 * would be loaded for every `onrecord read`.
 *
 * @throws OnrecordError OR4001 for anything else
 */
export function listedNames(given: string | readonly string[], input: string, name: string): readonly string[] {
  const names = typeof given === 'string' ? [given] : given;
  if (Array.isArray(names) && names.every((one) => typeof one === 'string')) return names;
  throw new OnrecordError('OR4001', { input, fault: `${name}: expected a string, or a list of strings` });
}
