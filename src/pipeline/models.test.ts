import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { installedVersions, modelFolder, modelOf, namedModel } from './models.ts';

afterEach(() => vi.unstubAllEnvs());

const packageIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

test('a model is given by its name or its folder, or by the environment', () => {
  vi.stubEnv('ONRECORD_MODEL', '');
  expect(packageIn(modelFolder())).toMatchObject({ name: 'onrecord-model-en' });
  expect(packageIn(modelFolder('en-large'))).toMatchObject({ name: 'onrecord-model-en-large' });
  expect(modelFolder('models/mine')).toBe('models/mine');
  vi.stubEnv('ONRECORD_MODEL', 'en-large');
  expect(packageIn(modelFolder())).toMatchObject({ name: 'onrecord-model-en-large' });
  expect(packageIn(modelFolder('en'))).toMatchObject({ name: 'onrecord-model-en' });
  expect([namedModel(), namedModel('mine'), namedModel(''), namedModel(' ')]).toEqual([
    'en-large',
    'mine',
    'en-large',
    'en-large',
  ]);
});

test('which model a version is of', () => {
  expect(['en-0.14.1', 'en-large-0.3.0', 'en', 'mine-1.0.0', 'en-larger-1.0.0'].map(modelOf)).toEqual([
    'en',
    'en-large',
    'en',
    null,
    null,
  ]);
  expect(installedVersions().map(modelOf)).toEqual(['en', 'en-large']);
});
