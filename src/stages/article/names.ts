import { genderOf } from '../../lexicon/index.ts';

const TITLED = /^(?:(?:story|text|words|report(?:ing|ed)?|written|posted|analysis|interview) )?by:? +/i;

const ROLES =
  /(?:^|[\s,|/–—-]+)(?:(?:senior|chief|special|staff|foreign|diplomatic|political|national|european?|world|our|guest|deputy|associated press|ap|afp|reuters|bbc news|[a-z]+ affairs)[\s-]+)*(?:correspondents?|reporters?|editors?(?:-in-chief)?|writers?|columnists?|staff|producers?|journalists?|contributors?|in [A-Z][\w ]+)$/i;

/**
 * The names in a byline: "By Anna Holt and Ben Ruiz, Foreign Correspondent" gives two. Addresses, dates and words that
 * name nobody are left out.
 */
export function namesOf(byline: string): string[] {
  const plain = byline
    .trim()
    .replace(TITLED, '')
    .replace(/\s*[|•·]\s*(?=.*\d).*$/, '')
    .replace(/\s+for .{2,40}$/i, '');
  return plain
    .split(/\s*(?:,|;|\||\n| and | & | with )\s*/i)
    .map((name) => name.replace(TITLED, '').replace(ROLES, '').trim())
    .filter((name) => /^\p{Lu}/u.test(name) && name.length > 2 && name.length < 60 && name.split(/\s+/).length <= 6)
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
      !/^(?:and|in|of|for|the|de|der|van|von|bin|al|el|la|le|du|da|di|with|at|correspondents?|reporters?|editors?|staff|writers?|columnists?|affairs)$/.test(
        word,
      ),
  );
  return strange.length === 0 && namesOf(line).length > 0;
}

const PARTICLE = /^(?:de|der|den|van|von|bin|ibn|al|el|la|le|da|di|du|dos)$/i;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}[\p{L}\p{M}]*)*\.?$/u;

/**
 * The person in a line that has nothing but a name, capitals made small ("LEONOR QUARESMA" is Leonor Quaresma); null
 * where it may be anything else. What speaks for a person is a given name that is known, or the note on the author
 * that ends the text: "Leonor Quaresma is a former diplomat."
 */
export function loneName(line: string, lastParagraph: string): string | null {
  const words = line.trim().split(/\s+/);
  if (words.length < 2 || words.length > 5 || line.length > 50) return null;
  if (!words.every((word, index) => NAME_WORD.test(word) || (index > 0 && PARTICLE.test(word)))) return null;
  const loud = line === line.toUpperCase();
  const name = words.map((word, index) => (loud ? softened(word, index) : word)).join(' ');
  const noted = lastParagraph.startsWith(name) && /^(?:,| is\b| was\b)/.test(lastParagraph.slice(name.length));
  return noted || genderOf(name) !== null ? name : null;
}

const softened = (word: string, index: number): string =>
  index > 0 && PARTICLE.test(word)
    ? word.toLowerCase()
    : word.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
