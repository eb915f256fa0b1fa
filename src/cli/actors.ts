import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import { type ActorDetail, actors, openLedger } from '../index.ts';
import { dayBound, type LikelyDouble, type NamedSpeaker } from '../ledger/index.ts';
import {
  idFor,
  type Lexicon,
  type LexiconActor,
  officeKeys,
  openLexicon,
  parseCorrection,
  userActorsFile,
  userCorrections,
} from '../lexicon/index.ts';
import { nearestName, slugOf } from '../text/index.ts';
import { ledgerOption, optionOf, whole } from './options.ts';
import { colours, counted, oneLine, proseLines, tell, writeJson, writeLine, writeLines } from './output.ts';
import { fittedLines } from './table.ts';

/** `onrecord actors`: what the lexicon knows of persons, bodies and states, and the user's own additions to it. */
export function actorsCommand(): Command {
  const command = new Command('actors').description('look up actors in the lexicon, or add your own').addHelpText(
    'after',
    `
Your own actors, terms of office and corrections are stored as JSON Lines in
${userActorsFile()} (set ONRECORD_ACTORS to use
another file). They override the bundled tables. One entry per line:
  {"id":"org:fjord-institute","name":"Fjord Institute","code":"NOR","sector":"EDU","aliases":["FI"]}
  {"id":"org:nato","aliases":["the Pact"],"notAliases":["N.A.T.O."]}      changes an actor
  {"id":"group:fano","remove":true}                                       removes an actor
  {"person":"Kari Nygård","office":"foreign-minister","of":"NOR","from":"2031-05-02"}
  {"person":"Kari Nygård","office":"foreign-minister","of":"NOR","remove":true}

Examples:
  onrecord actors show "the Kremlin"
  onrecord actors show NATO --date 2003-06-01
  onrecord actors list --kind group --code SYR
  onrecord actors add "Fjord Institute" --kind organisation --code NOR --sector EDU --alias FI
  onrecord actors add "Kari Nygård" --office foreign-minister --of NOR --from 2031-05-02
  onrecord actors doubles                       speakers of the ledger who may be one`,
  );
  for (const sub of [addCommand(), listCommand(), showCommand(), doublesCommand()])
    command.addCommand(sub.exitOverride().copyInheritedSettings(command));
  return command;
}

const KINDS = ['person', 'organisation', 'country', 'group'] as const;
type Kind = (typeof KINDS)[number];
const PREFIXES: Readonly<Record<Kind, string>> = {
  person: 'person',
  organisation: 'org',
  country: 'country',
  group: 'group',
};

interface AddFlags {
  readonly kind?: Kind;
  readonly id?: string;
  readonly code?: string;
  readonly sector?: string;
  readonly wikidata?: string;
  readonly gender?: 'm' | 'f';
  readonly alias?: string[];
  readonly notAlias?: string[];
  readonly noun?: string[];
  readonly office?: string;
  readonly of?: string;
  readonly title?: string;
  readonly from?: string;
  readonly to?: string;
}

function addCommand(): Command {
  return new Command('add')
    .description('add an actor, or a person’s term of office, to your own file')
    .argument('<name>', 'the name as it appears in texts')
    .addOption(new Option('--kind <kind>', 'kind of actor (default with --office: person)').choices(KINDS))
    .option('--id <id>', 'id of the new actor, or of an existing one to change (default: made from the name)')
    .option('--code <code>', 'ISO 3166 alpha-3, or IGO, UNO, EUR, NGO, MNC, IMG, ISM')
    .option('--sector <sector>', 'PLOVER sector: GOV, MIL, REB …')
    .option('--wikidata <id>', 'Wikidata id (Q and a number)')
    .addOption(new Option('--gender <gender>', 'gender of a person').choices(['m', 'f']))
    .option('--alias <name>', 'another name (repeatable)', collect)
    .option('--not-alias <name>', 'a name that is somebody else’s (repeatable)', collect)
    .option('--noun <noun>', 'a noun that can refer back to it, such as alliance or agency (repeatable)', collect)
    .option('--office <office>', 'an office the person holds: foreign-minister, secretary-general …')
    .option('--of <code>', 'the country or body the office belongs to: NOR, nato …')
    .option('--title <title>', 'the title as written in texts')
    .option('--from <date>', 'first day in office (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'last day in office; omit if still in office')
    .action(async (name: string, flags: AddFlags) => {
      refuseOfOtherLines(flags);
      const added = flags.office === undefined ? actorLine(name, flags) : termLine(name, flags);
      const line = JSON.stringify(added);
      const file = userActorsFile();
      const { kind, value } = parseCorrection(line, 'onrecord actors add', 1);
      // A file that is broken already is told before anything is written to it.
      const lexicon = openLexicon(userCorrections());
      if (kind === 'term') checkTerm(value, lexicon);
      addLine(file, line);
      tell(`Added to ${file}`);
      await writeJson(added);
    });
}

/** Adds a line to a file, which is made where it is not there, also behind a last line without a line feed. */
function addLine(file: string, line: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const isOpen = existsSync(file) && !['', '\n'].includes(readFileSync(file, 'utf8').slice(-1));
    appendFileSync(file, `${isOpen ? '\n' : ''}${line}\n`);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR6007', { input: file, fault }, { cause: error });
  }
}

/** Options that only one of the two kinds of line has a place for. */
const OF_ACTORS = ['id', 'code', 'sector', 'wikidata', 'gender', 'alias', 'notAlias', 'noun'] as const;
const OF_TERMS = ['of', 'title', 'from', 'to'] as const;

function refuseOfOtherLines(flags: AddFlags): void {
  const [others, fault] =
    flags.office === undefined
      ? [OF_TERMS, 'requires --office']
      : [OF_ACTORS, 'not available with --office; add the person with --kind person first, then the term'];
  const unused = others.find((flag) => flags[flag] !== undefined);
  if (unused !== undefined) throw new OnrecordError('OR4001', { input: optionOf(unused), fault });
}

/** Refuses the term of an office that is nobody's or misspelt, and tells of one that no words of a text are known for. */
function checkTerm({ office, of }: { office: string; of: string }, lexicon: Lexicon): void {
  const id = idFor(new Map(lexicon.actors.map((actor) => [actor.id, actor])), of);
  if (lexicon.actor(id) === null) {
    const [meant] = lexicon.named(of);
    if (meant === undefined) throw new OnrecordError('OR6003', { input: of });
    throw new OnrecordError('OR4001', { input: `--of ${of}`, fault: `give a code or an id: ${meant.actor.id}` });
  }
  const known = officeKeys();
  if (known.has(office)) return;
  if (known.has(slugOf(office)))
    throw new OnrecordError('OR4001', { input: `--office ${office}`, fault: `write ${slugOf(office)}` });
  const nearest = nearestName(office, [...known]);
  tell(
    `Unknown office: ${office}${nearest === null ? '' : ` (nearest: ${nearest})`}. In texts the holder is recognised by name only.`,
  );
}

function actorLine(
  name: string,
  { kind, id, alias, notAlias, noun, code, sector, wikidata, gender }: AddFlags,
): object {
  if (kind === undefined && id === undefined)
    throw new OnrecordError('OR4001', { input: name, fault: 'give --kind, or --office for a person’s term of office' });
  return {
    id: id ?? `${PREFIXES[kind ?? 'organisation']}:${slugOf(name)}`,
    name,
    code,
    sector,
    wikidata,
    gender,
    aliases: alias,
    notAliases: notAlias,
    nouns: noun,
  };
}

function termLine(person: string, { office, of, title, from, to, kind }: AddFlags): object {
  if (of === undefined) throw new OnrecordError('OR4001', { input: person, fault: '--office requires --of' });
  if (kind !== undefined && kind !== 'person')
    throw new OnrecordError('OR4001', { input: person, fault: 'only a person can hold an office' });
  return { person, office, of, title, from, to };
}

function doublesCommand(): Command {
  return new Command('doubles')
    .description('list speakers of the ledger who may be one person under two names')
    .addOption(ledgerOption())
    .addOption(new Option('--limit <n>', 'at most so many (default: 50)').argParser(whole))
    .option('--json', 'print one JSON object per line')
    .addHelpText(
      'after',
      `
Listed are persons of whom one name can be short for the other (“Avelar”, “T.
Avelar”, “Tomás Avelar”), unless a document names both, or they are of two states.
Each comes with the commands that say that the two are one, or that they are not.
In the ledger, for everybody who shares it, that is a review of who speaks in each
statement of the short name: it is seen in every search and table, goes with exports,
and is taken back by onrecord review rv_… --undo. In your own file of actors, which
onrecord actors --help tells of, it holds for every text that has the short name
alone, in all of your ledgers once onrecord refresh has read their documents
again, and is undone by taking the line out and refreshing once more. Where a
name fits several, say there first whom it does not mean.`,
    )
    .action(async (flags: { ledger?: string; limit?: number; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read', create: false, thread: false });
      try {
        const found = await ledger.doubles(flags.limit);
        if (flags.json) {
          for (const double of found) await writeJson({ ...double, ...decisions(double) });
          return;
        }
        if (found.length === 0) return await writeLine('No likely doubles.');
        await writeLines(found.flatMap((double, at) => [...(at > 0 ? [''] : []), ...doubleLines(double)]));
        tell(`${counted(found.length, 'likely double')}; after additions to your file of actors: onrecord refresh`);
      } finally {
        await ledger.close();
      }
    });
}

/** The commands by which somebody says that two are one, or are not: in the user's file, and in the ledger. */
function decisions({ short, long, others, statements }: LikelyDouble): {
  readonly same: string | null;
  readonly different: string;
  readonly sameHere: string;
  readonly differentHere: string;
} {
  const code = long.code ?? short.code;
  const own = long.id === null ? `--kind person${code === null ? '' : ` --code ${code}`}` : `--id ${long.id}`;
  const start = `onrecord actors add ${quoted(long.name)} ${own}`;
  const here = `onrecord review ${statements.short.join(' ')} --by NAME --field speaker`;
  return {
    same: others > 0 ? null : `${start} --alias ${quoted(short.name)}`,
    different: `${start} --not-alias ${quoted(short.name)}`,
    sameHere: `${here} --value ${quoted(long.id ?? long.name)}`,
    differentHere: `${here} --accept`,
  };
}

/** A word of a command line, in single quotes, within which a shell reads nothing. */
const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

function doubleLines(double: LikelyDouble): string[] {
  const { short, long, others, statements } = double;
  const { same, different, sameHere, differentHere } = decisions(double);
  const told = ({ name, code, said }: NamedSpeaker): string =>
    `${colours.bold(oneLine(name))} (${[code, said === 1 ? '1 statement' : `${said} statements`].filter(Boolean).join(', ')})`;
  return [
    `${told(short)} and ${told(long)}`,
    ...(others > 0 ? [`  the name fits ${others} more`] : []),
    ...(statements.open > statements.short.length
      ? [`  the latest ${statements.short.length} of ${statements.open} statements to decide are in these commands`]
      : []),
    `  in the ledger, one:  ${oneLine(sameHere)}`,
    `  in the ledger, two:  ${oneLine(differentHere)}`,
    ...(same === null ? [] : [`  in your file, one:   ${oneLine(same)}`]),
    `  in your file, two:   ${oneLine(different)}`,
  ];
}

function listCommand(): Command {
  return new Command('list')
    .description('list actors')
    .argument('[words...]', 'only actors with these words in a name')
    .addOption(new Option('--kind <kind>', 'only actors of this kind').choices(KINDS))
    .option('--code <code>', 'only actors with this code')
    .option('--sector <sector>', 'only actors in this sector')
    .option('--json', 'print one JSON object per line')
    .action(async (words: string[], flags: { kind?: Kind; code?: string; sector?: string; json?: boolean }) => {
      const found = actors().list({ ...flags, words: words.join(' ') });
      if (flags.json) {
        for (const actor of found) await writeJson(actor);
        return;
      }
      if (found.length === 0) return await writeLine('No matching actors.');
      await writeLines(actorTable(found));
      tell(`${found.length} actors`);
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('show an actor with its offices, office-holders or members')
    .argument('<id-or-name>', 'an id (org:nato) or a name as it appears in texts')
    .option('--date <date>', 'as of this date (default: today)', day)
    .option('--json', 'print one JSON object')
    .action(async (wanted: string, flags: { date?: string; json?: boolean }) => {
      const lexicon = actors();
      const date = flags.date ?? new Date().toISOString().slice(0, 10);
      const shown = lexicon.show(wanted, date);
      if (flags.json) return await writeJson({ date, lexicon: lexicon.version, actors: shown });
      await writeLines(shown.flatMap((detail, at) => [...(at > 0 ? [''] : []), ...detailLines(detail, date)]));
    });
}

function detailLines({ actor, terms, represents, holders, members }: ActorDetail, date: string): string[] {
  const { id, name, kind, code, sector, wikidata, aliases, nouns, parent } = actor;
  const lines = [
    `${colours.bold(name)} (${[kind, code, sector, wikidata].filter(Boolean).join(', ')})  ${colours.dim(id)}`,
    aliases.length > 0 && `also: ${aliases.join(', ')}`,
    nouns.length > 0 && `referred to as: ${nouns.map((noun) => `the ${noun}`).join(', ')}`,
    parent && `part of: ${parent}`,
    represents && `speaks for: ${represents} on ${date}`,
    ...terms.map(
      ({ office, of, title, from, to, source }) =>
        `  ${from ?? '?'} to ${to ?? 'now'}  ${title} (${office}, ${of})${source === 'ours' ? '' : `  ${source}`}`,
    ),
    ...holders.map(
      ({ office, person, from, to, certainty }) =>
        `  ${office}: ${person}, ${from ?? '?'} to ${to ?? 'now'}${certainty === 'sure' ? '' : ` (${certainty})`}`,
    ),
    members.length > 0 && `${members.length} members on ${date}: ${members.join(', ')}`,
  ];
  return lines.flatMap((line) => (line ? proseLines(line, 2) : []));
}

function actorTable(found: readonly LexiconActor[]): string[] {
  // The id is what the other commands ask for: it is never cut.
  return fittedLines(
    ['id', 'name', 'code', 'sector', 'also'],
    found.map(({ id: own, name, code, sector, aliases }) => [own, name, code ?? '', sector ?? '', aliases.join(', ')]),
    [1, 4],
    { ruled: false },
  );
}

const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

function day(value: string): string {
  if (dayBound(value, 'from') !== value) throw new InvalidArgumentError('Must be a whole day, YYYY-MM-DD.');
  return value;
}
