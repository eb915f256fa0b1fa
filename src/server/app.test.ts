import { describe, expect, test } from 'vitest';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describeApi } from './app.ts';

describe('the description of the API', () => {
  test('is OpenAPI 3.1, by a validator that is not ours', async () => {
    const { valid, errors } = await new Validator().validate({ ...(await describeApi()) });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });
});
