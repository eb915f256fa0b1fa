import type { Parser } from '../candidate.ts';
import { ago, ahead, since, someAgo } from './ago.ts';
import { calendar } from './calendar.ts';
import { clock } from './clock.ts';
import { event } from './event.ts';
import { fiscalYear } from './fiscal.ts';
import { easter, holiday } from './holiday.ts';
import { nearDay, overnight } from './nearDay.ts';
import { nearPeriod, nearSeason, weekend } from './nearPeriod.ts';
import { isoDate, numericDate } from './numeric.ts';
import { quarter } from './quarter.ts';
import { season } from './season.ts';
import { countedInStory, followingWeekday, nextInStory } from './story.ts';
import { weekday } from './weekday.ts';
import { weekOfMonth } from './weekOf.ts';
import { century, decade, year, years } from './year.ts';

/** All parsers. Of two readings that overlap the longer wins, then the one from the parser listed first. */
export const PARSERS: readonly Parser[] = [
  isoDate,
  numericDate,
  calendar,
  holiday,
  easter,
  fiscalYear,
  season,
  weekOfMonth,
  quarter,
  decade,
  century,
  years,
  year,
  followingWeekday,
  weekday,
  nearDay,
  overnight,
  nearPeriod,
  nearSeason,
  weekend,
  ago,
  since,
  someAgo,
  ahead,
  event,
  nextInStory,
  countedInStory,
  clock,
];
