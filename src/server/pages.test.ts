import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeApi } from './app.ts';
import { asData } from './pages.ts';

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
    ['/actors/%E0%A4%A.json?date=2024-01-01', '/nowhere'],
    ['/api/actors/%E0%A4%A', '/api/nowhere'],
    ['/assets/%zz.js', '/api/nowhere'],
    ['/search.csv?words=a&order=newest&cursor=x', '/api/search.csv?words=a'],
    ['/search.json?words=a&order=newest&cursor=x', '/api/search?words=a&order=newest&cursor=x'],
    ['/events.csv?type=CONSULT&cursor=x', '/api/events.csv?type=CONSULT'],
    ['/documents/doc_a.json', '/api/documents/doc_a'],
    ['/documents/doc_a.json?version=1&entry=st_a', '/api/documents/doc_a/reading?version=1'],
    ['/documents.csv?order=title&limit=3&cursor=x', '/api/documents.csv?order=title'],
    ['/positions.csv?speaker=a&changes=only', '/api/positions.csv?speaker=a'],
    ['/network.json?node=name:a&most=9', '/api/network?most=9'],
    ['/map.json?actor=NOR&area=places&place=x', '/api/places?actor=NOR'],
    ['/map.csv', '/api/places.csv'],
    ['/actors/org:nato.json?by=year&bar=2022', '/api/actors/org:nato'],
    ['/search.csv?node=x', '/api/search.csv?node=x'],
    [
      '/pairs.json?actor=NOR&recipient=ISL&by=year&show=quads&there=2022',
      '/api/timeline?actor=NOR&recipient=ISL&by=year',
    ],
    ['/dyads.json?by=year&behind=2022~NOR~ISL', '/api/dyads?by=year'],
    ['/dyads.csv?by=year&cursor=2022%20NOR%20ISL', '/api/dyads.csv?by=year'],
    ['/pairs.csv?actor=NOR&recipient=ISL&back=2022', '/api/timeline.csv?actor=NOR&recipient=ISL'],
    ['/verify.json?tab=one&quote=We%20stay', '/api/verify?quote=We%20stay'],
    ['/review.json?entries=events&tab=queue&entry=ev_a', '/api/reviews/queue?entries=events'],
    ['/add.json?kind=text&state=failed', '/api/additions?state=failed'],
    ['/sources.json', '/api/feeds'],
  ])('%s is %s', (url, route) => expect(asData(url)).toBe(route));

  test('every page of the app has its data, but those of who asks', async () => {
    const text = readFileSync(new URL('../../web/src/pages/index.ts', import.meta.url), 'utf8');
    const pages = [...text.matchAll(/\[\s*'(\w+)',\s*\{([^}]*)\}/gu)].flatMap(([, name = '', has = '']) => [
      ...(has.includes('list:') ? [`/${name}.json`] : []),
      ...(has.includes('one:') ? [`/${name}/{id}.json`] : []),
    ]);
    expect(pages).toContain('/documents/{id}.json');
    const { paths } = (await describeApi()) as { readonly paths: object };
    const without = pages.filter((page) => !Object.hasOwn(paths, asData(page)));
    expect(without).toEqual(['/login.json', '/account.json']);
  });
});
