import { describe, expect, test } from 'vitest';
import { Validator } from '@seriousme/openapi-schema-validator';
import { buildApp, describeApi } from './app.ts';
import type { Services } from './services.ts';
import { LIMITS } from './security/index.ts';

describe('the description of the API', () => {
  test('is OpenAPI 3.1, by a validator that is not ours', async () => {
    const { valid, errors } = await new Validator().validate({ ...(await describeApi()) });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });
});

test('what answers with all that matches may take as long as an export', async () => {
  const limits = new Map<string, number | undefined>();
  const routes: { readonly url: string; readonly handlerTimeout?: number }[] = [];
  const app = await buildApp({ topics: [], readOnly: true } as unknown as Services, {
    onRoute: (route) => void routes.push(route),
  });
  await app.close();
  for (const { url, handlerTimeout } of routes) limits.set(url, handlerTimeout);
  for (const url of ['/api/search.csv', '/api/events.csv', '/api/documents.csv', '/api/export/statements/:format'])
    expect([url, limits.get(url)]).toEqual([url, LIMITS.streamMilliseconds]);
});
