/**
 * Makes data/small-words.csv, by which words in capitals are made small: the words that the texts under corpus/ have in
 * small letters three times or more often than with a capital, and in the same way those of data/issues.json and of a list.
 *
 *   npx node scripts/small-words.js
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** Texts of others, or answers about them. */
const NOT_OURS = /(?:^|\/)(?:real|second-pass)\//;
const SMALL = /(?<![\p{L}\p{N}_@#./'’-])\p{Ll}{2,}(?![\p{L}\p{N}_@/]|[.'’]\p{L})/gu;
/** With a capital inside a sentence, behind a small word. */
const CAPITAL = /(?<=\p{Ll},? )\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu;
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu;
/** A word that has been small so often is no name, whatever names have it. */
const OFTEN = 3;
/** Frequent words that none of those texts happens to have. */
const MORE = `
  absolute absorb abundant accompany accomplish accountable accurate achieve acknowledge acquire adapt adequate adhere advocate affect
  affirm afford aggressive allege alleged alliance ambition ample analyze announce anticipate apologize appalling apparent appeal appreciate
  apprehend appropriate arise array artwork aspect aspire assail assassin assemble assert assess assign assure astonish atrocity attach
  attain attempt attributable authentic aware background backlash barely behavior belong beneficial bold bolster breach broad broader broadly
  burden campus candid capture casualty catastrophe celebrate centrality certain certainty challenge characterize chronic circumstance civic clarify
  coerce cohesion collaborate collapse combat combating commemorate commend commit compel compete compile complex comply comprehensive comprise
  compromise concede conceal concern condemn condolence confer confess confident confine confirm confront conquer conscience consensus considerable
  consist conspire constitute constrain consult contempt contend contribute convene convict coordinate coronavirus corrupt countless crackdown credible
  critical crucial cultivate curb currently deadly dedicate deem defame defeat defect defer definite deliberate demise demonstrate denounce depict deploy
  deprive derive desperate destabilize destroy deter deteriorate devastate devote diminish dire discern discourage discriminate dismantle dispatch
  displace disrupt dissent distinct distort distribute diverse dominate donate drastic drawdown durable dynamic eager earnest elaborate elect
  elevate eliminate emerge eminent emphasize empower enable enact encourage endanger endeavor endorse endure enforce engage enhance enormous enrich ensure entail
  entitle equip equitable eradicate erode escalate essential establish esteem eternal ethnic evacuate evident evolve exceed exceptional excessive
  execute exemplary exert exhaust expand expel experience explicit exploit expose extend extensive extraordinary extremist eyewitness facilitate faithful fatal
  feasible feature fierce flaw focus forge foremost formal formidable forthcoming foster fragile frequent fugitive fulfil fulfill fundamental furthermore
  genocide genuine global grateful grave grieve guarantee harass harmful harsh hatred heinous heritage hesitate highlight hinder historic hostage hostile huge
  humble ignite ignore illegal illicit immense imminent immune impact impair impartial impeach imperative implement implicate implication imply impose impossible
  impress imprison impunity incident incite inclusive incredible indict inflict influence inherent inhumane initiate innocent insist inspire install instigate
  institute integral intense interagency interim intervene intimidate invaluable invest investigate involve ironclad irregular isolate jeopardize joyful justify juvenile
  kidnap knife lament landmark launch leniency liable liberate likewise livelihood locate longstanding longtime lousy lucrative mainland maintain major
  malign mandatory manifest manipulate marginalize massacre massive memorial mitigate mobilize moderate monitor motivate motive multiple municipal mutual nationwide
  negligence neutralize niqab noble notable nuclear numerous obligation oblige obstruct obtain offender ongoing oppose oppress optimistic orchestrate ordinary outbreak outrage
  outstanding overcome overwhelming pandemic parole participate partisan pathway perceive permanent perpetrate perpetrator persecute persist perspective pertain pervasive
  pledge plight ponder portray potential precede precise predominant premeditated prepare prescribe preserve prevail prevent previous principal prior proceed
  proclaim prolong prominent promote prompt propaganda prosecute prosper prosperous protect protocol proven provide provoke prudent pursue radical rapid ratify
  reaffirm realm reassure rebuke recall recognize reconcile recover recruit reflect refrain regain regard regime regret regular reinforce reiterate reject relentless
  rely remark remarkable remedy reinstate render renew repeal repress reprisal repudiate resilient resist resolute resolve respect restive restore restrain restrict resume
  retain retaliate revere reverse revive revoke rigorous rival robust sacrifice safeguard salute sanction scrutiny sectarian secure seize semi sentiment severe
  shared significant simultaneous sincere solidarity solemn solve sovereign specific sponsor spur stakeholder staunch steadfast stem strategic strengthen
  strive subsequent substantial suffer summon suppress surge surpass survive suspect sustain swift symbolize systemic tackle terminate terrorist testify thorough threaten
  thrive thwart tolerate torture traffick tragedy transform transit translate transparent tribute trilateral triumph tyranny ultimate unanimous uncover undergo underlying undermine
  underscore undertake unhindered unify unique universal unjust unleash unlawful unprecedented unwavering upcoming update uphold uprising urge urgent utilize utmost vaccinate
  validate vehement venerable verify vibrant vicious vigilant vigorous violate virtual vital volatile vow vulnerable warrant welcome whereas wholly widespread
  withdraw withhold withstand worldwide worsen wound yearn zeal
`;

const texts = readdirSync(join(ROOT, 'corpus'), { recursive: true })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(?:txt|html)$/.test(name) && !NOT_OURS.test(name))
  .map((name) => readFileSync(join(ROOT, 'corpus', name), 'utf8'));
const others = `${readFileSync(join(ROOT, 'data', 'issues.json'), 'utf8').replaceAll('"', ' ')} ${MORE}`;

const countsOf = (expression) => {
  const counts = new Map();
  for (const [word] of texts.flatMap((text) => [...text.matchAll(expression)]))
    counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  return (word) => counts.get(word) ?? 0;
};
const [small, capital, acronym] = [countsOf(SMALL), countsOf(CAPITAL), countsOf(ACRONYM)];
const isKept = (word) => small(word) >= OFTEN || (small(word) >= capital(word) && acronym(word) === 0);
const words = new Set([...texts, others].flatMap((text) => text.match(SMALL) ?? []));
const kept = [...words].filter(isKept).toSorted((a, b) => (a < b ? -1 : 1));
writeFileSync(join(ROOT, 'data', 'small-words.csv'), `word\n${kept.join('\n')}\n`);
console.error(`${kept.length} words`);
