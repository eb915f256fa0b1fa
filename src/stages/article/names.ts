import { genderOf, roleNoun, titlesBefore } from '../../lexicon/index.ts';
import { wordSet } from '../../text/index.ts';

/** Words that the names of papers, agencies, stations and public bodies have and persons seldom. */
export const PUBLISHER =
  /\b(?:News|Times|Post|Herald|Tribune|Gazette|Dispatch|Press|Journal|Chronicle|Observer|Courier|Mail|Daily|Weekly|Monthly|Guardian|Standard|Telegraph|Globe|Sentinel|Review|Magazine|Monitor|Bulletin|Agency|Service|Wire|Newswire|Broadcasting|Radio|TV|Television|Channel|Network|Media|Ministry|Department|Office|Embassy|Mission|Commission|Secretariat|Government|Directorate|Council|Bureau|Delegation|Affairs|Chancellery|Cabinet|Court|Parliament)\b/iu;

/** Bodies that every state has: the place beside the name tells whose. */
const EVERY_STATE_HAS =
  /^(?:the )?(?:ministry|department|office|embassy|government|permanent mission|prime minister|president|cabinet|foreign ministry)\b/i;

export const isOfEveryState = (name: string): boolean => EVERY_STATE_HAS.test(name);

const TITLED = /^(?:(?:story|text|words|report(?:ing|ed)?|written|posted|analysis|interview) )?by:? +/i;

const ROLES =
  /(?:^|(?<![\s,|/–—-])[\s,|/–—-]+)(?:(?:senior|chief|special|staff|foreign|diplomatic|political|national|european?|world|our|guest|deputy|associated press|ap|afp|reuters|bbc news|[a-z]{1,20} affairs)[\s-]{1,3}){0,6}(?:correspondents?|reporters?|editors?(?:-in-chief)?|writers?|columnists?|staff|producers?|journalists?|contributors?|in [A-Z][\w ]{1,60})$/i;

/** ", Defence and Fishing Correspondent": a role behind a name, up to the next mark. */
const ROLE_BEHIND =
  /,\s*([^,;|]{2,60}?\b(?:correspondents?|reporters?|editors?(?:-in-chief)?|writers?|columnists?))(?:,(?= and )|(?=\s*(?:$|[,;|]| and )))/giu;

const withoutRoles = (byline: string): string =>
  byline.replace(ROLE_BEHIND, (whole, role: string) =>
    role.split(/ and | & | with /).some((part) => genderOf(part.trim()) !== null) ? whole : '',
  );

/** ", Lake Press", ", Secretary of State": a part behind the first that says who publishes, or what the author is. */
const isNoName = (part: string, index: number): boolean =>
  index > 0 && genderOf(part) === null && (PUBLISHER.test(part) || isOffice(part));

function isOffice(part: string): boolean {
  const words = part.trim().split(/\s+/);
  if (titlesBefore(words) === words.length) return true;
  const joint = words.findIndex((word) => /^(?:of|for|to|at|in)$/.test(word));
  return roleNoun(words.slice(0, joint < 0 ? words.length : joint).at(-1) ?? '')?.kind === 'person';
}

/** "Anna Holt | 3 May": what follows a mark and has figures is no name. */
function withoutDate(byline: string): string {
  const mark = byline.search(/(?<!\s)\s*[|•·]/);
  return mark >= 0 && /\d/.test(byline.slice(mark)) ? byline.slice(0, mark) : byline;
}

/** "Photos: Ben Ruiz": what begins so names nobody who wrote. */
const PICTURED = wordSet(
  'photo photos photograph photographs photography picture pictures image images illustration illustrations video graphics',
);

/**
 * The names in a byline: "By Anna Holt and Ben Ruiz, Foreign Correspondent" gives two. Addresses, dates and words that
 * name nobody are left out.
 */
export function namesOf(byline: string): string[] {
  const plain = withoutDate(withoutRoles(byline.trim()).replace(TITLED, '')).replace(/(?<!\s)\s+for .{2,40}$/i, '');
  return plain
    .split(/(?:(?<!\s)\s+)?[,;|]\s*(?:and\s+)?|(?<!\s)\s*(?:\n| and | & | with )\s*/i)
    .filter((part, index) => !isNoName(part, index))
    .filter((part) => !PICTURED.has(part.trim().toLowerCase().split(/[\s:]/, 1)[0] ?? ''))
    .map((name) => name.replace(TITLED, '').replace(ROLES, '').trim())
    .filter((name) => /^(?:\p{Lu}.{2}|\p{Lo}.)/su.test(name) && name.length < 60 && name.split(/\s+/).length <= 6)
    .filter(
      (name) =>
        !/\d|@|https?:|\.com\b|^(?:updated|published|posted|staff|admin|editor|share|follow|view|more|read)\b/i.test(
          name,
        ),
    );
}

/** "By Anna Holt and Ben Ruiz": a short line of names; not "By Friday the talks had failed." */
export function isByline(line: string): boolean {
  if (
    line.length > 120 ||
    !/^(?:(?:story|text|words|written|reporting|interview) )?by[: ] ?\S/i.test(line) ||
    /[!?]$/.test(line)
  )
    return false;
  const rest = line.replace(/^.*?\bby:? */i, '').replace(/\.$/, '');
  const small = rest.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu) ?? [];
  const strange = small.filter(
    (word) =>
      !/^(?:and|in|of|for|the|de|der|van|von|bin|al|el|la|le|du|da|di|with|at|correspondents?|reporters?|editors?|staff|writers?|columnists?|affairs|agency|agencies|wires?|reports)$/.test(
        word,
      ),
  );
  return strange.length === 0 && namesOf(line).length > 0;
}
