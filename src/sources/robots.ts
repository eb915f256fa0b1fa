import robotsModule from 'robots-parser';
import { OnrecordError } from '../errors/index.ts';
import { type Bytes, messageOf } from './bytes.ts';
import type { Client } from './client.ts';
import { deadlineOf } from './deadline.ts';
import type { Settings } from './options.ts';
import type { Rules } from './robots-memory.ts';
import { robotsFor } from './robots-text.ts';

/** Its types tell of an ES module with a default, but what it exports is the function. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

const EVERYTHING: Rules = { allows: () => true, delay: null };
/** RFC 9309, 2.5: at least 500 kibibytes have to be read; what goes beyond may be ignored. */
const MAX_SIZE = 500 * 1024;

/** Refuses a page with OR1105 if robots.txt forbids it, and with OR1104 or OR1106 if robots.txt cannot be had. */
export type Permit = (page: URL, input: string) => Promise<void>;

/**
 * Asks each site's robots.txt once a run, or as long as `settings.robots` remembers it (RFC 9309): no such file (4xx), or too many redirects on the way to it,
 * allows everything; a server that fails (5xx) or cannot be reached forbids everything.
 */
export function createRobots(
  client: Client,
  settings: Pick<Settings, 'timeout' | 'userAgent' | 'turns' | 'robots'>,
): Permit {
  const { turns, robots } = settings;
  const ask = async (site: URL): Promise<Rules> => {
    const rules = await rulesOf(site.origin, client, settings);
    if ('allows' in rules) await turns.pace(site.host, rules.delay);
    return rules;
  };
  return async (page, input) => {
    const rules = await robots.rulesOf(page.origin, () => ask(page));
    if ('unreachable' in rules) throw forPage(rules.unreachable, input);
    if (!rules.allows(page)) throw new OnrecordError('OR1105', { input });
  };
}

async function rulesOf(
  origin: string,
  client: Client,
  { timeout, userAgent }: Pick<Settings, 'timeout' | 'userAgent'>,
): Promise<Rules> {
  const url = new URL('/robots.txt', origin);
  const deadline = deadlineOf(timeout, url.href);
  try {
    const answer = await client.get(url, { input: url.href, deadline, permit: async () => {}, counted: false });
    try {
      if (answer.status >= 500) {
        const found = `${answer.status} ${answer.statusText}`.trim();
        return { unreachable: new OnrecordError('OR1103', { input: url.href, found }) };
      }
      if (answer.status >= 300) return EVERYTHING;
      const robots = robotsParser(url.href, robotsFor(await textOf(answer.body), userAgent));
      const seconds = robots.getCrawlDelay(userAgent) ?? 0;
      return {
        allows: (page) => robots.isAllowed(page.href, userAgent) !== false,
        delay: seconds > 0 ? seconds * 1000 : null,
      };
    } finally {
      answer.close();
    }
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return error.code === 'OR1102' ? EVERYTHING : { unreachable: error };
  } finally {
    deadline.stop();
  }
}

async function textOf(body: Bytes): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_SIZE) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MAX_SIZE));
}

/** A private address is told as such; any other failure is that of reaching the site, with robots.txt named. */
function forPage(error: OnrecordError, input: string): OnrecordError {
  if (error.code === 'OR1104') return new OnrecordError('OR1104', { ...error.details, input }, { cause: error });
  return new OnrecordError('OR1106', { input, fault: messageOf(error) }, { cause: error });
}
