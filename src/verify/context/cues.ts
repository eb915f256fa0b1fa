import { spokenWords, wordSet } from '../../text/index.ts';

/*
 * The words by which a sentence takes back, asks, supposes or passes on what stands in one of its clauses, as spokenWords
 * gives them. Negations and conditions themselves are in ledger/opposites.ts.
 */

const words = (list: string): ReadonlySet<string> => new Set(spokenWords(list).map(({ key }) => key));

/** Regular forms of verbs; irregular ones are listed by themselves. */
const forms = (list: string): string =>
  list
    .trim()
    .split(/\s+/)
    .flatMap((verb) => {
      const stem = verb.replace(/e$/, '');
      if (/[^aeou]y$/.test(verb)) {
        const short = verb.slice(0, -1);
        return [verb, `${short}ies`, `${short}ied`, `${verb}ing`];
      }
      return [verb, /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb}s`, `${stem}ed`, `${stem}ing`];
    })
    .join(' ');

/** What somebody says: with a third person as its subject, the words are another's. */
export const SAYING = words(
  `${forms(`claim argue insist suggest allege contend maintain assert warn predict complain declare announce report shout
  whisper accuse repeat remark quip joke charge boast vow demand urge order promise explain exclaim hint imply
  mention proclaim protest reply respond answer ask advise assure cry preach lecture chant scream tweet propose recommend testify stress emphasize underline reiterate underscore point`)} say says said
  saying tell tells told telling write writes wrote written writing hear hears heard hearing swear swears swore read reads speak speaks spoke stated stating`,
);
/** What somebody holds. */
export const HOLDING = words(
  `${forms(`believe expect imagine assume reckon consider hope fear pretend fancy suspect`)} wishing wanting think thinks thought suppose supposes
  thinking guess guesses guessed feel feels felt feeling want wants wish wishes wished bet`,
);
/** What is held with the speaker, or is taken as a fact: it stands, whoever knows it and whether or not somebody does. */
export const FACTIVE = words(
  `${forms(`realize recognize remember notice acknowledge concede admit confirm appreciate regret discover prove
  demonstrate reveal mind care matter agree ignore celebrate welcome learn accept complain apologize trust`)} know knows knew known knowing
  understand understands understood forget forgets forgot forgotten see sees saw seen show shows showed shown find finds
  found teach teaches taught aware sorry glad happy proud surprised ashamed embarrassed pleased delighted sad shocked
  secret coincidence accident wonder shame pity fact truth relieved grateful thankful angry disappointed worried coincidental
  surprise surprising remarkable note afraid lucky fortunate unfortunate interesting important matters good great upset`,
);
/** What denies by itself. */
export const DENYING = words(
  `${forms(`doubt deny dispute reject disbelieve exclude refute rebut oppose contradict forbid disprove disagree`)} doubtful
  denying questionable`,
);
/** What is called so is not so: “it is a lie that”. */
export const FALSE = words(
  `false untrue incorrect lie lies lying liar liars myth nonsense impossible unlikely unthinkable inconceivable illusion
  delusion fantasy fiction fairytale rubbish fake hoax implausible improbable fabrication falsehood baseless unfounded
  invention propaganda fable slander libel smear bunk hogwash fairy mistaken`,
);
/** What judges: of “that” it takes the truth for granted (“it is absurd that we pay twice”), of “to say” it denies it. */
export const JUDGING = words(
  `wrong absurd ridiculous preposterous mistake error ludicrous laughable misleading foolish dishonest irresponsible
  premature unfair naive exaggeration exaggerated stupid crazy madness insane outrageous garbage far-fetched farfetched
  simplistic dangerous easy wishful offensive insulting insult disingenuous ignorant silly inaccurate early`,
);
/** What somebody calls a thing that was said, and not a thing that is so: “…. That is a lie.” */
export const UNTRUE = words(
  `false untrue incorrect inaccurate lie lies lying myth nonsense illusion delusion fantasy fiction fairytale rubbish fake
  hoax fabrication falsehood baseless unfounded invention propaganda fable slander libel smear bunk hogwash misleading
  exaggeration exaggerated far-fetched farfetched`,
);
/** The same, where it is denied: “… That is not true.” */
export const BORNE_OUT = words(`true correct accurate case`);
/** What is true; not so, where it is denied. */
export const TRUE = words(
  `true right correct case certain sure obvious convinced confident likely possible conceivable accurate fair reasonable
  plausible acceptable persuaded given guaranteed inevitable proven credible evident clear satisfied realistic probable`,
);
/** What there is for a thing, or not. */
export const GROUNDS = words(
  `evidence reason proof chance chances hope sign signs indication way basis grounds prospect guarantee likelihood
  possibility danger risk scenario world universe circumstances plan plans intention intent desire wish suggestion
  foundation indications cause`,
);
/** A thing said or thought, named: whose it is stands beside it. */
export const CLAIMS = words(
  `claim claims allegation allegations accusation accusations rumour rumours charge assertion assertions suggestion argument
  arguments narrative story stories theory insinuation gossip headline headlines whisper whispers`,
);
export const IDEAS = words(
  `idea ideas notion thought view views belief impression opinion conviction feeling concept assumption fear hope`,
);
/** Between a negation and “say”: it is said all the same. */
export const CANCELLING = words(
  `tire tired afraid ashamed shy hesitate hesitant reluctant embarrassed scared mind help stop stopped fail failed only just merely simply
  alone need have had needless forget forgotten deny doubt dispute wait cease resist first shrink hide underestimate overstate
  overestimate exaggerate better quit bother sorry solely mistake secret accident coincidence surprise surprised surprising wonder bones
  fear frightened weary choice`,
);
/** After “not”: more than that, and that too. */
export const NOT_ONLY = words('only just merely simply solely least to');

/** In front of “to”, “from” or “of”: what follows is not done. */
export const NOT_DONE = words(
  `${forms('refuse fail decline cease hesitate neglect omit')} unable unwilling reluctant forbidden banned short impossible forgot
  stop stopped stops prevent prevented prevents refrain abstain shy instead incapable afraid`,
);

export const FIRST_PERSON = new Set(['i', 'we', 'me', 'us', 'myself', 'ourselves']);
export const SUBJECTS = wordSet(
  'i we you he she it they there this these those that who nobody everybody everyone somebody someone',
);
export const AUXILIARIES = new Set(
  `is are was were am be been being has have had do does did will would can could should must may might shall ought to`.split(
    /\s+/,
  ),
);
/** What a sentence asks with when it stands first. */
export const ASKING_FIRST = new Set(
  `is are was were am has have had do does did will would can could should must may might shall what who whom whose which
  when where why how`.split(/\s+/),
);
/** Between a subject and its verb. */
export const ADVERBS = words(
  `always often never ever just really still also already now even only simply actually constantly repeatedly usually
  sometimes frequently probably certainly clearly publicly privately keep keeps kept keeping like likes liked love loves loved used use continue continues
  continued go goes going went gone come comes came trying try tries tried dare dares dared begin began begins start starts started
  once then so too very well again ever since all both loudly quietly proudly openly falsely wrongly rightly famously
  recently basically essentially literally to not right out up on around`,
);
/** Sources that a speaker leans on, and does not merely pass on. */
export const EVIDENCE = words(
  `constitution law laws treaty charter data numbers figures evidence science history study studies statistics experience
  rule rules facts maths math arithmetic polls research bible scripture experts engineers doctors scientists everybody everyone
  common sense reality nature polling results engineer map maps`,
);
export const ANSWERING_YES = words(
  'yes yeah yep absolutely certainly definitely sure indeed naturally obviously exactly',
);
