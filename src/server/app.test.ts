import { describe, expect, test } from 'vitest';
import { Validator } from '@seriousme/openapi-schema-validator';
import { asData, describeApi } from './app.ts';

describe('addresses of pages as data', () => {
  test.each([
    ['/search?words=a', '/search?words=a'],
    ['/search.json?words=a', '/api/search?words=a'],
    ['/search.csv?words=a?b', '/api/search.csv?words=a?b'],
    ['/statements/st_a.json', '/api/statements/st_a'],
    ['/api/search.csv', '/api/search.csv'],
    ['/assets/countries-x.json', '/assets/countries-x.json'],
    ['/openapi.json', '/openapi.json'],
    ['/actors/%E0%A4%A', '/nowhere'],
    ['/api/actors/%E0%A4%A', '/api/actors/%E0%A4%A'],
  ])('%s is %s', (url, route) => expect(asData(url)).toBe(route));
});

describe('the description of the API', () => {
  test('is OpenAPI 3.1, by a validator that is not ours', async () => {
    const { valid, errors } = await new Validator().validate({ ...(await describeApi()) });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });
});
