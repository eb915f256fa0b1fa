// How far two coders agree on the real texts: node scripts/agreementReal.js [labels|papers|events]
// Reads that file of corpus/real and second.jsonl, or second-events.jsonl, which need no texts. b-cubed is over the mentions that
// both marked.
import { readFileSync } from 'node:fs';

const rowsOf = (name) =>
  readFileSync(new URL(`../corpus/real/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const key = ({ id, sha256 }) => `${id} ${sha256}`;
const file = process.argv[2] ?? 'labels';
const first = new Map(rowsOf(`${file}.jsonl`).map((row) => [key(row), row]));
const pairs = rowsOf(file === 'events' ? 'second-events.jsonl' : 'second.jsonl').flatMap((row) =>
  first.has(key(row)) ? [[first.get(key(row)), row]] : [],
);

/** Of texts whose statements nobody has labelled, none. */
const statementsOf = ({ statements = [] }) => statements;

const f1 = ({ hits, a, b }) => Math.round((2000 * hits) / (a + b)) / 10;
const counts = () => ({ hits: 0, a: 0, b: 0 });
const overlap = (one, other) =>
  one.reduce(
    (sum, [s, e]) => sum + other.reduce((part, [t, u]) => part + Math.max(0, Math.min(e, u) - Math.max(s, t)), 0),
    0,
  );
const size = (spans) => spans.reduce((sum, [start, end]) => sum + end - start, 0);
const namesOf = (indexes, { entities }) =>
  new Set(
    indexes.flatMap((index) => {
      const { members = [], name, kind } = entities[index];
      const named = members.flatMap((member) => entities[member].name ?? []);
      return named.length > 0 ? named : name && kind !== 'group' ? [name] : [];
    }),
  );
const same = (a, b) => a.size === b.size && [...a].every((name) => b.has(name));

/** Of two lists the pairs that share most, one to one; `share` gives 0 where two cannot be one. */
function matched(ours, theirs, share) {
  const all = ours.flatMap((one, i) => theirs.map((other, j) => ({ one, other, i, j, value: share(one, other) })));
  const used = [new Set(), new Set()];
  return all
    .filter(({ value }) => value > 0)
    .sort((x, y) => y.value - x.value)
    .filter(({ i, j }) => !used[0].has(i) && !used[1].has(j) && used[0].add(i) && used[1].add(j));
}

const mentions = counts();
const forms = { name: counts(), description: counts(), pronoun: counts() };
const cubed = { precision: 0, recall: 0, mentions: 0 };
const statements = counts();
const speakers = { same: 0, all: 0 };
const addressees = counts();
const targets = counts();
const days = { same: 0, all: 0 };
const events = counts();
const core = counts();
const parties = { both: 0, all: 0 };
for (const [a, b] of pairs) {
  const at = ({ span, form }) => `${span} ${form}`;
  const entityOf = (row) => new Map(row.mentions.map((mention) => [at(mention), mention.entity]));
  const [ours, theirs] = [entityOf(a), entityOf(b)];
  mentions.a += ours.size;
  mentions.b += theirs.size;
  for (const form of Object.keys(forms)) {
    forms[form].a += a.mentions.filter((one) => one.form === form).length;
    forms[form].b += b.mentions.filter((one) => one.form === form).length;
    forms[form].hits += a.mentions.filter((one) => one.form === form && theirs.has(at(one))).length;
  }
  const common = [...ours.keys()].filter((one) => theirs.has(one));
  mentions.hits += common.length;
  for (const one of common) {
    const mine = common.filter((other) => ours.get(other) === ours.get(one));
    const yours = common.filter((other) => theirs.get(other) === theirs.get(one));
    const both = mine.filter((other) => yours.includes(other)).length;
    cubed.precision += both / mine.length;
    cubed.recall += both / yours.length;
    cubed.mentions += 1;
  }
  const shareOf = (one, other) => {
    const part = overlap(one.content, other.content);
    const share = part / (size(one.content) + size(other.content) - part);
    return share >= 1 / 3 ? share : 0;
  };
  const [said, again] = [statementsOf(a), statementsOf(b)];
  statements.a += said.length;
  statements.b += again.length;
  for (const { one, other } of matched(said, again, shareOf)) {
    statements.hits += 1;
    speakers.all += 1;
    speakers.same += Number(same(namesOf(one.speaker, a), namesOf(other.speaker, b)));
    days.all += 1;
    days.same += Number(one.said === other.said);
    for (const [role, total] of [
      ['addressees', addressees],
      ['targets', targets],
    ]) {
      const [mine, yours] = [namesOf(one[role], a), namesOf(other[role], b)];
      total.a += mine.size;
      total.b += yours.size;
      total.hits += [...mine].filter((name) => yours.has(name)).length;
    }
  }
  const sameEvent = (one, other) => (one.type === other.type ? overlap(one.triggers, other.triggers) : 0);
  const eventPairs = matched(a.events, b.events, sameEvent);
  events.a += a.events.length;
  events.b += b.events.length;
  events.hits += eventPairs.length;
  const mineCore = a.events.filter((event) => event.core).length;
  const yoursCore = b.events.filter((event) => event.core).length;
  core.a += mineCore;
  core.b += yoursCore;
  // A core event of one that the other has as background counts as found.
  core.hits +=
    (eventPairs.filter(({ one }) => one.core).length + eventPairs.filter(({ other }) => other.core).length) / 2;
  for (const { one, other } of eventPairs) {
    parties.all += 1;
    const agrees = (role) => same(namesOf(one[role], a), namesOf(other[role], b));
    parties.both += Number(agrees('actors') && agrees('recipients'));
  }
}
const percent = (part, whole) => Math.round((1000 * part) / whole) / 10;
const [precision, recall] = [cubed.precision / cubed.mentions, cubed.recall / cubed.mentions];
console.log(
  JSON.stringify(
    {
      texts: pairs.length,
      mentions: f1(mentions),
      ...Object.fromEntries(Object.entries(forms).map(([form, count]) => [`${form}s`, f1(count)])),
      entitiesBCubed: percent((2 * precision * recall) / (precision + recall), 1),
      statements: f1(statements),
      speaker: percent(speakers.same, speakers.all),
      addressees: f1(addressees),
      targets: f1(targets),
      said: percent(days.same, days.all),
      events: f1(events),
      coreEvents: f1(core),
      bothParties: percent(parties.both, parties.all),
    },
    null,
    2,
  ),
);
