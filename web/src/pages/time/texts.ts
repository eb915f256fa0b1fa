import { EVENTS, FACTS, isApart } from '../../parts/charts/bars.ts';
import { scoreText } from '../../parts/charts/quads.ts';

/** Every text of the timelines, which the pages of an actor and of a pair show. */
export const texts = {
  by: { label: 'By', month: 'month', year: 'year' },
  stack: {
    label: 'Bars show',
    acts: 'acts of statements',
    events: 'events that outlets report',
    quads: 'cooperation and conflict',
  },
  controls: 'What the charts show',
  noAct: 'no act',
  apart: {
    ALLEGED: 'alleged',
    HISTORICAL: 'history, not counted',
    SEVERAL: 'dated less exactly',
  },
  events: 'events',
  quads: {
    1: 'verbal cooperation',
    2: 'material cooperation',
    3: 'verbal conflict',
    4: 'material conflict',
  },
  chart: {
    bars: (title: string, stack: string, by: string) => `${title}: ${stack}, by ${by}`,
    how: 'Arrow keys go from bar to bar, Enter shows what is behind one.',
    score:
      'Mean score of all acts and events reported as fact, whatever the bars show: −10 (conflict) to 10 (cooperation)',
    scoreAt: (period: string, score: number) => `${period}: mean score ${scoreText(score)}`,
    scoreOf: (first: string, last: string) =>
      `Mean conflict–cooperation score from ${first} to ${last}; the table below has the figures.`,
    count: 'Count',
    hint: 'Choose a bar to see what is behind it.',
    scroll: 'Chart, scrolls sideways',
  },
  bar: (period: string, part: string, count: number) => `${period}, ${part}: ${count}`,
  legend: 'Colours',
  nothing: 'Nothing in this time.',
  nothingHow: 'Widen the dates, or show acts of statements where events are shown.',
  table: {
    title: 'The figures as a table',
    of: (title: string) => `The figures as a table: ${title}`,
    caption: (title: string, by: string) => `${title}, by ${by}. Each figure leads to what is behind it.`,
    period: 'Period',
    statements: 'Statements',
    independent: 'Independent reports',
    facts: 'Reported as fact',
    alleged: 'Alleged',
    historical: 'History, not counted',
    severalPeriods: 'Of these, dated less exactly',
    score: 'Mean score',
    none: '–',
  },
  behind: {
    title: (what: string) => `Behind the bar: ${what}`,
    statements: 'statements',
    shown: (shown: number, all: number) => (shown < all ? `The first ${shown} of ${all}.` : `${all} in all.`),
    close: 'Close',
    search: 'In the search',
    searchAbout: 'About them, in the search',
    searchTo: 'To them, in the search',
    event: 'Event',
    gone: 'Nothing is behind this bar any more.',
  },
  topics: {
    title: 'What statements are about',
    of: (title: string) => `What statements are about: ${title}`,
    topic: 'Topic',
    more: (count: number) => (count === 1 ? '1 more topic' : `${count} more topics`),
  },
  undated: 'without a date',
  undatedStatements: (count: number) => (count === 1 ? '1 statement' : `${count} statements`),
  undatedEvents: (count: number) => (count === 1 ? '1 event' : `${count} events`),
  first: 'First',
  last: 'Last',
  outlets: 'Outlets that report',
  outlet: 'Outlet',
  reports: 'Reports',
  share: 'Share',
  noOutlet: 'no outlet given',
  more: (count: number) => `${count} more outlets`,
  reportedBy: (outlet: string | null) => (outlet === null ? 'first reported in' : `first reported by ${outlet},`),
  severalReports: (count: number) => `${count} reports`,
  unnamed: 'unnamed',
} as const;

/** A part of a bar in words: an act in small letters, a quad by its name. */
export function partName(part: string): string {
  if (part === '') return texts.noAct;
  if (part === EVENTS) return texts.events;
  if (part === FACTS) return texts.table.facts.toLowerCase();
  if (isApart(part)) return texts.apart[part];
  return part in texts.quads ? texts.quads[part as unknown as keyof typeof texts.quads] : part.toLowerCase();
}
