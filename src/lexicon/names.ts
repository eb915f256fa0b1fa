import type { Naming } from './actors.ts';
import { BREAK, keyOf, type Token } from './tokens.ts';

/** What a name in the index leads to; a name without namings hides those inside it ("American Prospect"). */
export interface NameEntry {
  readonly namings: Naming[];
  /** The name is often something else. */
  doubtful: boolean;
}

/** Names by their keys, with the longest run of tokens that begins with each first token. */
export interface NameIndex {
  readonly entries: Map<string, NameEntry>;
  readonly reach: Map<string, number>;
  /** Keys in lower case of the names that are not all capitals, for text that is; made when first needed. */
  capitals: NameIndex | null;
}

export const nameIndex = (): NameIndex => ({ entries: new Map(), reach: new Map(), capitals: null });

/** Adds one reading of a name, `first` as the likeliest. The reading of an actor that is there already is kept. */
export function addName(index: NameIndex, name: string, naming: Naming | null, doubtful = false, first = false): void {
  const key = keyOf(name);
  if (key === '') return;
  enter(index, key, naming, doubtful, first);
  // Papers write Nato and Unicef as well as NATO and UNICEF; three letters and fewer stay capitals.
  if (naming?.how === 'acronym' && /^[A-Z]{4,}$/.test(key)) enter(index, title(key), naming, doubtful);
}

/** Takes the readings away that mean this actor, by all names or by one. */
export function removeNames(index: NameIndex, actorId: string, name?: string): void {
  for (const [key, entry] of name === undefined ? index.entries : entriesOf(index, keyOf(name))) {
    const kept = entry.namings.filter(({ actor }) => actor.id !== actorId);
    if (kept.length === entry.namings.length) continue;
    if (kept.length === 0) index.entries.delete(key);
    else entry.namings.splice(0, entry.namings.length, ...kept);
  }
}

/** The longest name that begins at token `at`: how many tokens it has and what it may mean; null where none does. */
export function longestName(
  index: NameIndex,
  tokens: readonly Token[],
  at: number,
): { readonly length: number; readonly entry: NameEntry } | null {
  const first = tokens[at]?.key ?? '';
  const found = walk(index, tokens, at, same);
  if (found || first.length < 4 || first !== first.toUpperCase() || first === first.toLowerCase()) return found;
  index.capitals ??= capitalsOf(index);
  return walk(index.capitals, tokens, at, lowered);
}

/** The entry of a whole name. */
export function entryOf(index: NameIndex, name: string): NameEntry | null {
  const key = keyOf(name);
  const entry = index.entries.get(key);
  if (entry || key !== key.toUpperCase() || key.length < 4) return entry ?? null;
  index.capitals ??= capitalsOf(index);
  return index.capitals.entries.get(key.toLowerCase()) ?? null;
}

function walk(index: NameIndex, tokens: readonly Token[], at: number, keyIn: (key: string) => string) {
  let key = keyIn(tokens[at]?.key ?? '');
  const reach = index.reach.get(key);
  if (reach === undefined) return null;
  let found: { length: number; entry: NameEntry } | null = null;
  for (let length = 1; ; length += 1) {
    const entry = index.entries.get(key);
    if (entry) found = { length, entry };
    const next = tokens[at + length];
    if (length >= reach || next === undefined || next.key === BREAK) return found;
    key = `${key} ${keyIn(next.key)}`;
  }
}

function enter(index: NameIndex, key: string, naming: Naming | null, doubtful: boolean, ahead = false): void {
  let entry = index.entries.get(key);
  if (!entry) index.entries.set(key, (entry = { namings: [], doubtful: false }));
  if (naming && !entry.namings.some(({ actor }) => actor.id === naming.actor.id))
    if (ahead) entry.namings.unshift(naming);
    else entry.namings.push(naming);
  entry.doubtful ||= doubtful;
  const space = key.indexOf(' ');
  const first = space < 0 ? key : key.slice(0, space);
  let length = 1;
  for (let at = space; at >= 0; at = key.indexOf(' ', at + 1)) length += 1;
  if ((index.reach.get(first) ?? 0) < length) index.reach.set(first, length);
}

function capitalsOf(index: NameIndex): NameIndex {
  const capitals = nameIndex();
  for (const [key, { namings, doubtful }] of index.entries) {
    if (key === key.toUpperCase()) continue;
    const lower = key.toLowerCase();
    if (namings.length === 0) enter(capitals, lower, null, doubtful);
    for (const naming of namings) enter(capitals, lower, naming, doubtful);
  }
  return capitals;
}

const entriesOf = (index: NameIndex, key: string): [string, NameEntry][] => {
  const entry = index.entries.get(key);
  return entry ? [[key, entry]] : [];
};
const same = (key: string): string => key;
const lowered = (key: string): string => key.toLowerCase();
const title = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();
