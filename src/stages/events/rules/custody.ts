import { afterTrigger, type BoundaryRule, become } from './rule.ts';

const DIPLOMATS =
  /\b(?:diplomats?|ambassadors?|envoys?|consuls?|attach[eé]s?|mission|embassy|peacekeepers|troops|forces|peoples?|monitors|delegation)\b/u;
const IN_OFFICE =
  /\b(?:ministers?|secretar(?:y|ies)|officials?|directors?|chiefs?|heads?|commanders?|generals?|governors?|ambassadors?|advis[eo]rs?|aides?|judges?|prosecutors?|officers?|spokes\p{Ll}{3,6})\b/u;
const PEOPLE =
  /\b(?:people|families|residents|villagers|civilians|population|communities|inhabitants|refugees|households|minority|community|\p{L}{1,40}s)\b/u;
const SENTENCED =
  /\b(?:jail(?:ed|s)?|imprison(?:ed|s)?|sentenc(?:ed|es|ing)|(?:years?|months?|life) (?:in|behind|of) (?:prison|jail|bars|imprisonment))\b/u;
const IN_JAIL = /\b(?:jail\w*|prison|imprison\w*|behind bars|years?|months?|life|hard labour|penal colony)\b/u;
const CEASEFIRE = /\b(?:cease-?fires?|truces?|armistice|cessation of hostilities|pause in (?:the )?fighting)\b/u;

/** “Took over from Holm as foreign minister”, “took over as head of the guild”. */
const SUCCEEDED =
  /^(?: from [^,;.]{1,80})? as (?:[\p{L}’'-]+ ){0,4}?(?:minister|president|premier|chancellor|secretary|head|chief|chair\p{L}*|leader|ambassador|commissioner|director|commander|governor|mayor|spokes\p{L}+)\b/u;

export const custody: readonly BoundaryRule[] = [
  {
    name: 'succession in office',
    why: 'who takes over from somebody in an office takes nothing by force',
    types: ['COERCE', 'ASSAULT'],
    apply: (scene) =>
      /\bt(?:ak(?:e|es|en|ing)|ook) over\b/u.test(scene.trigger) && SUCCEEDED.test(afterTrigger(scene)) ? [] : null,
  },
  {
    name: 'pardon',
    why: 'a pardon is a concession; only the release itself is a retreat',
    types: ['RETREAT'],
    apply: ({ event, trigger }) =>
      /\b(?:pardon\w*|amnest\w+|clemency|commut\w+)\b/u.test(trigger) ? become(event, 'CONCEDE') : null,
  },
  {
    name: 'actual release',
    why: 'people who have been let go are a retreat and more than a word',
    types: ['CONCEDE'],
    apply: ({ event, trigger }) =>
      !event.flags.has('future') &&
      !event.flags.has('hypothetical') &&
      /\b(?:released?|freed|set free|let go|freeing|releasing)\b/u.test(trigger)
        ? become(event, 'RETREAT', 'release')
        : null,
  },
  {
    name: 'ceasefire declared',
    why: 'a ceasefire that is declared is a concession; it is a retreat once it is kept',
    types: ['RETREAT', 'AGREE'],
    apply: ({ event, trigger, clause }) =>
      CEASEFIRE.test(clause) &&
      !/\bbetween\b/u.test(clause) &&
      /\b(?:declar\w+|announc\w+|proclaim\w+)\b/u.test(trigger) &&
      event.actors.length <= 1
        ? become(event, 'CONCEDE')
        : null,
  },
  {
    name: 'ceasefire kept',
    why: 'a ceasefire that holds or has begun is a retreat',
    types: ['CONCEDE', 'AGREE'],
    apply: ({ event, trigger, clause }) =>
      CEASEFIRE.test(clause) &&
      !event.flags.has('future') &&
      !event.flags.has('hypothetical') &&
      /\b(?:held|holds?|holding|observ(?:ed|es|ing)|in (?:force|effect)|t(?:ook|aken|akes) (?:effect|hold)|beg(?:an|un)|came into (?:force|effect)|stopped firing|fell silent)\b/u.test(
        trigger,
      )
        ? become(event, 'RETREAT', 'ceasefire')
        : null,
  },
  {
    name: 'jail sentence',
    why: 'a jail sentence is both a conviction and a deprivation of liberty',
    types: ['SANCTION', 'COERCE'],
    apply: ({ event, others, trigger, clause }) => {
      const isJail =
        SENTENCED.test(trigger) &&
        IN_JAIL.test(clause) &&
        !/\b(?:death(?! (?:of|at|in)\b)|hang\w*|fined?|suspended|in absentia)\b/u.test(clause);
      const hasCourt = /\bsentenc/u.test(trigger) || /\b(?:court|judges?|tribunal|jury|convict\w*)\b/u.test(clause);
      const other = event.type === 'SANCTION' ? 'COERCE' : 'SANCTION';
      if (!isJail || !hasCourt || others.some(({ type }) => type === other)) return null;
      return [
        { ...event, type: 'SANCTION', modes: ['convict'] },
        { ...event, type: 'COERCE', modes: ['arrest'] },
      ];
    },
  },
  {
    name: 'expelled diplomats or peoples',
    why: 'diplomats, forces and peoples are expelled by a sanction',
    types: ['COERCE'],
    apply: ({ event, trigger, recipients }) =>
      /\b(?:expel\w*|expulsions?|ordered out|threw out|kicked out|drove out|driven out|declared .{0,60}persona non grata)\b/u.test(
        trigger,
      ) && DIPLOMATS.test(recipients)
        ? become(event, 'SANCTION', 'expel')
        : null,
  },
  {
    name: 'fired official',
    why: 'whoever fires somebody who holds an office takes it from them',
    types: ['ASSAULT'],
    apply: ({ text, event, trigger, recipients }) => {
      const [start, end] = [event.trigger.at(-1)?.[1] ?? 0, event.recipients[0]?.[0] ?? 0];
      // Not “fired at an official”, “fired shells, killing an official”.
      const isObject = /^\s(?:(?:the|an?|his|her|its|their)\s)?$/iu.test(text.slice(start, end));
      return isObject && /^fir(?:ed|es|ing)$/u.test(trigger) && IN_OFFICE.test(recipients)
        ? become(event, 'SANCTION')
        : null;
    },
  },
  {
    name: 'deported persons',
    why: 'a person who is deported suffers coercion',
    types: ['SANCTION'],
    apply: ({ event, trigger, recipients }) =>
      /\bdeport\w*\b/u.test(trigger) && !DIPLOMATS.test(recipients) ? become(event, 'COERCE', 'deport') : null,
  },
  {
    name: 'people driven out',
    why: 'whoever drives people from their homes expels them',
    types: ['ASSAULT'],
    apply: ({ event, trigger, recipients }) =>
      /\b(?:dr(?:ove|iven|iving|ives?) (?:\S+ ){0,12}?(?:out|from)|displac(?:ed|es|ing|ement)|uproot\w*|forced (?:\S+ ){0,12}?from)\b/u.test(
        trigger,
      ) && PEOPLE.test(recipients)
        ? become(event, 'SANCTION', 'expel')
        : null,
  },
  {
    name: 'sentence upheld',
    why: 'a court that lets a conviction stand convicts',
    types: ['CONCEDE', 'SUPPORT', 'REJECT', 'AGREE'],
    apply: ({ event, trigger, clause }) =>
      /\buph[eo]ld/u.test(trigger) && /\b(?:sentences?|convictions?|verdict|jail|prison)\b/u.test(clause)
        ? become(event, 'SANCTION', 'convict')
        : null,
  },
];
