// How long the server takes to answer what the pages of an actor, a pair, a network and a map ask for, on generated
// statements, as JSON:
//   node bench/web/pages.ts --ledger FILE [--statements 1000000]
// The file is filled up to so many statements first, where they are given; what is there is kept. Each request goes through
// HTTP on loopback to a server of this process, several times for actors with many and with few statements; times are
// milliseconds, `cpu` what this process itself worked, which other work on the machine hardly changes.
import { parseArgs } from 'node:util';
import type { PloverEvent, Recorded } from '../../src/document/index.ts';
import { openAccounts, openLedger } from '../../src/index.ts';
import { serve } from '../../src/server/index.ts';
import { rounded, spread } from '../ledger/figures.ts';
import { fill } from '../ledger/fill.ts';
import { generatedDocument } from '../ledger/generate.ts';

const { values } = parseArgs({
  options: { ledger: { type: 'string' }, statements: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
if (values.ledger === undefined) throw new Error('name the ledger with --ledger');

/** Towns that an event can be in, and every fourth one names a country alone. */
const TOWNS = 400;

/** A generated document whose events, which have no place, are given one each: by their number, so that nothing else changes. */
function placed(number: number): Recorded {
  const document = generatedDocument(number);
  const events = document.events.map((event, at): PloverEvent => {
    const town = (number * 31 + at * 7) % TOWNS;
    const country = `C${String(town % 40).padStart(2, '0')}`;
    const isTown = town % 4 > 0;
    const location: PloverEvent['location'] = {
      level: isTown ? 'city' : 'country',
      name: isTown ? `Town ${town}` : `Country ${country}`,
      region: null,
      country,
      countryName: `Country ${country}`,
      latitude: isTown ? ((town * 37) % 140) - 70 : null,
      longitude: isTown ? ((town * 91) % 360) - 180 : null,
      geoname: null,
      why: 'generated',
    };
    return { ...event, location };
  });
  return { ...document, events };
}

/** What a page asks for, by what it is called here. */
const requestsOf = (id: string, other: string): Record<string, string> => ({
  'actor: said, with facets': `/api/search?speaker=${id}&facets=true&limit=5`,
  'actor: about': `/api/search?target=${id}&limit=5`,
  'actor: to': `/api/search?addressee=${id}&limit=5`,
  'actor: counts': `/api/parties?ids=${id}`,
  'actor: timeline': `/api/timeline?actor=${id}&ids=0`,
  'actor: one bar': `/api/timeline?actor=${id}&ids=50&from=2015-03&to=2015-03`,
  'pair: timeline': `/api/timeline?actor=${id}&recipient=${other}&ids=0`,
  'pair: positions': `/api/positions?speaker=${id}&about=${other}`,
  'network of an actor': `/api/network?actor=${id}`,
  'map of an actor': `/api/places?actor=${id}`,
});

const COMMON = {
  'actors of late': '/api/parties',
  'network of all': '/api/network',
  'map of all': '/api/places',
};

const ledger = await openLedger(values.ledger, { thread: false });
const built = values.statements === undefined ? null : await fill(ledger, Number(values.statements), placed);
const accounts = await openAccounts(values.ledger);
const server = await serve(ledger, accounts, { port: 0, rates: { reads: 1_000_000 } });
try {
  const times = new Map<string, { clock: number; cpu: number }[]>();
  const ask = async (name: string, path: string): Promise<void> => {
    const [began, used] = [performance.now(), process.cpuUsage()];
    const response = await fetch(server.address + path);
    const body = await response.text();
    const { user, system } = process.cpuUsage(used);
    if (!response.ok) throw new Error(`${path}: ${body}`);
    const of = times.get(name) ?? [];
    of.push({ clock: performance.now() - began, cpu: (user + system) / 1000 });
    times.set(name, of);
  };
  // The two with the most statements and those of the middle: states, and persons.
  const ids = ['country:c0', 'country:c31', 'country:c62', 'person:p0', 'person:p1', 'person:p50'];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [at, id] of ids.entries())
      for (const [name, path] of Object.entries(requestsOf(id, ids[(at + 1) % ids.length] ?? id)))
        await ask(name, path);
    for (const [name, path] of Object.entries(COMMON)) await ask(name, path);
  }
  const figures = [...times].map(([name, all]) => [
    name,
    { clock: spread(all.map(({ clock }) => clock)), cpu: spread(all.map(({ cpu }) => rounded(cpu))) },
  ]);
  console.log(JSON.stringify({ ledger: await ledger.counts(), built, requests: Object.fromEntries(figures) }, null, 2));
} finally {
  await server.close();
  await accounts.close();
  await ledger.close();
}
