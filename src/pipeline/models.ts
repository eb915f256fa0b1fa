import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { OnrecordError } from '../errors/index.ts';

const require = createRequire(import.meta.url);

/** Where the package of each model is. */
const PACKAGES = {
  en: () => require.resolve('onrecord-model-en/config.json'),
  'en-large': () => require.resolve('onrecord-model-en-large/config.json'),
} as const;

export type ModelName = keyof typeof PACKAGES;
const MODEL_NAMES = Object.keys(PACKAGES) as readonly ModelName[];

const isName = (value: string): value is ModelName => MODEL_NAMES.some((name) => name === value);

/** The folder of the package of a model; null where it is not installed. */
function installed(name: ModelName): string | null {
  try {
    return dirname(PACKAGES[name]());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** The model that reads where none is named. */
export const DEFAULT_MODEL: ModelName = 'en';

/** The model that is named for everything: the one given, else that of ONRECORD_MODEL. */
export const namedModel = (given?: string): string | undefined =>
  given?.trim() || process.env['ONRECORD_MODEL']?.trim() || undefined;

/**
 * The folder of a model.
 * @param given the name of a model of Onrecord, or a folder; by default ONRECORD_MODEL, else `en`
 * @throws OR2001 for a model whose package is not installed
 */
export function modelFolder(given?: string): string {
  const model = namedModel(given) ?? DEFAULT_MODEL;
  if (!isName(model)) return model;
  const folder = installed(model);
  if (folder !== null) return folder;
  // A folder may be called so.
  if (existsSync(join(model, 'config.json'))) return model;
  throw new OnrecordError('OR2001', { input: model, fault: `the package onrecord-model-${model} is not installed` });
}

/** The model of Onrecord of which something is a version (`en-large-0.3.0`), whatever its number; null for any other. */
export function modelOf(version: string): ModelName | null {
  const name = version.replace(/-\d[\d.]*$/, '');
  return isName(name) ? name : null;
}

/** The versions of the models that are installed. */
export function installedVersions(): string[] {
  return MODEL_NAMES.map(installed)
    .filter((folder) => folder !== null)
    .map((folder) => (JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as { version: string }).version);
}
