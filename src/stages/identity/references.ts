import {
  type DocumentEntity,
  group,
  itemAt,
  itemsOf,
  type Reference,
  representedBy,
  resolved,
} from '../../document/index.ts';
import { isOfSpeech } from '../../lexicon/index.ts';
import { bracketedMembers } from './bracketedMembers.ts';
import { familiesOf } from './families.ts';
import { isCounted, membersOf } from './groups.ts';
import { type Referring, referenceOf } from './referring.ts';
import { joinedGroups, type Placed } from './rows.ts';
import type { NamedSource } from './sources.ts';

/**
 * Whom each mention refers to, in the order of the text; also each row of names, and the sources in `named`, which are no
 * mentions. A plural that refers to nobody has the members that the text tells of it.
 */
export function referencesIn(referring: Referring, named: readonly NamedSource[]): Reference[] {
  const { linked, table, identityOf, entityOf } = referring;
  const placed = linked.mentions.flatMap((mention, index) => {
    if (mention.form === 'pronoun' && isOfSpeech(linked.text.slice(...mention.span))) return [];
    const [identity, entity] = [identityOf(index), entityOf(index)];
    return identity && entity
      ? [{ span: mention.span, form: mention.form, entity, reference: referenceOf(index, identity, entity, referring) }]
      : [];
  });
  const membersByBody = bracketedMembers(linked.text, placed);
  const groups = joinedGroups(linked.text, placed).map((row): Placed => {
    const { mention, members, via, basis, why } = row.reference;
    const each = members.flatMap((one) => membersByBody.get(one.actor ?? '') ?? [one]);
    return { ...row, reference: group(mention, each, { via, basis, why }) };
  });
  const severalIn = new Map<DocumentEntity, Reference>();
  const severalCalled = new Map<string, Reference>();
  const items = itemsOf(linked);
  const familyAt = familiesOf(linked.text, placed, table);
  const whole = placed.map((one) => {
    // Not “the Houthis”, whom the lexicon knows.
    const isOwn = one.form === 'name' && one.reference.actor?.startsWith('doc:') === true;
    const family = isOwn ? familyAt(one.span) : null;
    if (family) return { ...one, reference: family };
    const told = membersByBody.get(one.reference.actor ?? '');
    if (told) {
      const { name, via, basis } = one.reference;
      return {
        ...one,
        reference: group([one.span], told, { via, basis, why: `${name}: those in the bracket behind it` }),
      };
    }
    if (one.reference.status === 'resolved') return one;
    const before = severalIn.get(one.entity);
    const how = one.form === 'pronoun' ? ({ via: 'pronoun', basis: 'implied' } as const) : {};
    const same = before ? { ...before, ...how, mention: [one.span] } : null;
    const words = linked.text.slice(...one.span);
    const own = (): Reference | null => membersOf(words, one.span, linked, groups, placed, table);
    // The same words mean the same people within an item.
    const calling = `${itemAt(items, one.span[0])} ${words.toLowerCase()}`;
    const called = severalCalled.get(calling);
    const several =
      one.form === 'pronoun'
        ? (same ?? own())
        : (own() ?? same ?? (called ? { ...called, mention: [one.span] } : null));
    if (several && one.form === 'description') {
      severalIn.set(one.entity, several);
      if (isCounted(words)) severalCalled.set(calling, several);
    }
    return several ? { ...one, reference: several } : one;
  });
  const called = named.map(({ span, person, why }) => {
    const how = { via: 'name', basis: 'implied', why } as const;
    return { span, reference: resolved([span], person, representedBy(person, table.known), how) };
  });
  return [...whole, ...groups, ...called]
    .toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
    .map(({ reference }) => reference);
}
