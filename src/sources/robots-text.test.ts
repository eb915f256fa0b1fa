import * as fc from 'fast-check';
import robotsModule from 'robots-parser';
import { expect, test } from 'vitest';
import { robotsFor } from './robots-text.ts';

const robotsParser = robotsModule as unknown as typeof robotsModule.default;
const SITE = 'https://news.example';
const allows = (text: string, path: string): boolean | undefined =>
  robotsParser(`${SITE}/robots.txt`, text).isAllowed(`${SITE}${path}`, 'onrecord/1.0');

test('what a site says to us is the same, whatever it says to others', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'User-agent: *',
      'user-agent:Onrecord',
      'User-Agent: onrecord/2',
      'User-agent: other',
      'User-agent:',
    ),
    fc.constantFrom('Disallow: /', 'Disallow:', 'Allow: /a', 'disallow: /a*b$', 'Allow: /*/c # why', 'Disallow: /a/'),
    fc.constantFrom('Sitemap: https://x.example', 'Crawl-delay: 2', '', '# nothing', 'odd', ': odd', 'Host: x'),
  );
  const path = fc.constantFrom('/', '/a', '/ab', '/a/c', '/b/c?d', '/axb');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), path, (lines, at) => {
      const text = lines.join('\n');
      expect(allows(robotsFor(text, 'onrecord/1.0'), at)).toBe(allows(text, at));
    }),
    { numRuns: 2000 },
  );
});

test('names and rules without end become few', () => {
  const names = robotsFor('User-agent: a\nUser-agent: b\n'.repeat(10_000) + 'Disallow: /\n', 'onrecord');
  expect(names.split('\n')).toEqual(['user-agent: -', 'disallow: /']);
  const wild = `User-agent: *\n${'Disallow: /x*y\n'.repeat(100_000)}Allow: /x*z\n`;
  expect(robotsFor(wild, 'onrecord').length).toBeLessThan(100_000);
  expect([allows(robotsFor(wild, 'onrecord'), '/x/y'), allows(robotsFor(wild, 'onrecord'), '/a')]).toEqual([
    false,
    true,
  ]);
});
