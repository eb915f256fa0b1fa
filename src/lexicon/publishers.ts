import { listOf } from './csv.ts';
import { readTable } from './tables.ts';

/** The key of a name: without a leading article, brackets at its end, accents and case. */
const keyOf = (name: string): string =>
  PLAIN.test(name)
    ? name.toLowerCase().replace(/^the /u, '')
    : name
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/^the\s+/u, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

// Most names of the table need no more than small letters.
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** An address of a site in an outlet's name, from its first letter or figure. */
const HOST = /(?<![a-z0-9.-])[.-]*((?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}\b)/u;

/** Ids of the public bodies that publish under an outlet's name or at a web address; null where the table has neither. */
export type Publishers = (outlet: string | null, url: string | null) => string | null;

/**
 * Reads data/publishers.csv: public bodies, whose own texts are found under these names and hosts. A host stands for all
 * that ends with it after a dot; the longest one wins (`pm.gov.au` before `gov.au`).
 */
export function publishersOfTable(keyToId: (key: string) => string): Publishers {
  const byName = new Map<string, string>();
  const byHost = new Map<string, string>();
  for (const { cells } of readTable('publishers.csv')) {
    const id = keyToId(cells.actor ?? '');
    for (const name of listOf(cells.names)) byName.set(keyOf(name), id);
    for (const host of listOf(cells.hosts)) byHost.set(host, id);
  }
  const ofHost = (host: string): string | null => {
    const labels = host.replace(/^www\./u, '').split('.');
    for (let at = 0; at < labels.length; at += 1) {
      const found = byHost.get(labels.slice(at).join('.'));
      if (found) return found;
    }
    return null;
  };
  return (outlet, url) => {
    const named = outlet === null ? undefined : byName.get(keyOf(outlet));
    if (named) return named;
    const addressed = url === null ? null : URL.parse(url)?.hostname;
    const inName = outlet === null ? null : HOST.exec(outlet.toLowerCase())?.[1];
    return (addressed ? ofHost(addressed) : null) ?? (inName ? ofHost(inName) : null);
  };
}
