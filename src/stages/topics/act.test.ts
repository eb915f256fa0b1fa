import { describe, expect, test } from 'vitest';
import { openIssues, openIssueWeights } from '../../lexicon/index.ts';
import { classify } from './index.ts';
import { assignedOf } from './testing/assigned.ts';

const issues = openIssues();
const weights = openIssueWeights();

/** “ACCUSE > Ruritania” of the last attribution, or '-'. */
function actOf(marked: string): string {
  const act = classify(assignedOf(marked), issues, weights).classifications.at(-1)?.act;
  if (!act) return '-';
  const towards = act.targets.map(({ name }) => name).join('; ');
  return `${act.type}${act.negated ? ' negated' : ''}${towards ? ` > ${towards}` : ''}`;
}

describe('what a statement does by the verb of its cue', () => {
  test.each([
    ['{s [Arvia]} {q accused} {c [Borduria] of moving the fence}', 'ACCUSE > Borduria'],
    ['{s [Arvia]} {q urged} {c [Borduria] to open the pass}', 'REQUEST > Borduria'],
    ['{s [Arvia]} {q asked} [Borduria] {c to open the pass}', 'REQUEST > Borduria'],
    ['{s [Arvia]} {q has repeatedly called for} {c a longer truce}', 'REQUEST'],
    ['{s [Arvia]} {q called} {c on donors to pay}', 'REQUEST > donors'],
    ['{s [Arvia]} {q promised} {c [Borduria] a hundred buses}', 'AGREE > Borduria'],
    ['{s [Arvia]} {q has agreed} {c to withdraw its guards}', 'CONCEDE'],
    ['{s [Arvia]} {q vowed} {c to retaliate against [Borduria]}', 'THREATEN > Borduria'],
    ['{s [Arvia]} {q threatened} {c [Borduria] with new duties}', 'THREATEN > Borduria'],
    ['{s [Arvia]} {q praised} {c [Borduria] for its patience}', 'SUPPORT > Borduria'],
    ['{s [Arvia]} {q apologised} to [Borduria] {c for the delay}', 'CONCEDE > Borduria'],
    ['{s [Arvia]} {q rejected} {c [Borduria]’s offer}', 'REJECT > Borduria'],
    ['{s [Arvia]} {q refused} {c to let [Borduria] in}', 'REJECT > Borduria'],
    ['{s [Arvia]} {q announced} {c sanctions against [Borduria]}', 'SANCTION > Borduria'],
    ['{s [Arvia]} {q announced} {c that it would lend boats to [Borduria]}', 'AGREE > Borduria'],
    ['{s [Arvia]} {q announced} {c that [Borduria] would repaint its boats}', '-'],
    ['{s [Arvia]} {q announced} {c that it would provide boats to [Borduria]}', 'AGREE > Borduria'],
    ['{s [Arvia]} {q announced} {c that it would sue [Borduria]}', 'ACCUSE > Borduria'],
    ['{s [Arvia]} {q announced} {c that it would be opening an inquiry into [Borduria]}', 'ACCUSE > Borduria'],
    ['{s [Arvia]} {q announced} {c that it would release nine sailors}', 'CONCEDE'],
    ['{s [Arvia]} {q agreed to} {c a longer lease}', 'AGREE'],
    ['{s [Arvia]} {q pledged} {c to renew its promise to end the tolls}', 'AGREE'],
    ['{s [Arvia]} {q pledged} {c to end the tolls}', 'CONCEDE'],
    ['{s [Arvia]} {q agreed on} {c the need to hold [Borduria] accountable}', 'AGREE'],
    ['{s [Arvia]} {q agreed} {c to work against [Borduria]}', 'AGREE'],
    ['{s [Arvia]} {q invited} {c [Borduria] to talks in May}', 'AGREE > Borduria'],
    ['{s [Arvia]} {q invited} {c [Borduria] to publish its accounts}', 'REQUEST > Borduria'],
    ['{s [Arvia]} {q suggested} {c that the two sides share the lock}', 'REQUEST > two sides'],
    ['{s [Arvia]} {q called} {c [Borduria]’s map “illegal”}', 'ACCUSE > Borduria'],
    ['{s [Arvia]} {q described} {c [Borduria]’s answer as constructive}', 'SUPPORT > Borduria'],
  ])('%s', (marked, expected) => {
    expect(actOf(marked)).toBe(expected);
  });

  test.each([
    ['{s [Arvia]} {q did not accuse} {c [Borduria] of anything}', 'ACCUSE negated > Borduria'],
    ['{s [Arvia]} {q does not accept} {c the line that [Borduria] drew}', 'REJECT > Borduria'],
    ['{s [Arvia]} {q declined to apologise} {c for the delay}', 'CONCEDE negated'],
  ])('negated: %s', (marked, expected) => {
    expect(actOf(marked)).toBe(expected);
  });

  test.each([
    '{s [Arvia]} {q said} {c the pass was snowed in}',
    '{s [Arvia]} {q declined} {c to comment on [Borduria]}',
    '{s [Arvia]} {q asked} {c whether [Borduria] had paid}',
    '{s [Arvia]} {q asked} {c “Where is the bridge?”}',
    '{s [Arvia]} {q agreed} {c that the winter had been long}',
    '{s [Arvia]} {q decided} {c the cases were too old}',
    '{s [Arvia]} {q pleaded not guilty} {c to smuggling salt}',
    '{s [Arvia]} {q pleaded} {c guilty to smuggling salt}',
    '{s [Arvia]} {q support} {c nearly 40,000 jobs in [Borduria]}',
    '{s [Arvia]} {q announced} {c that the ferries would be painted}',
    '{s [Arvia]} {q might agree} {c to a longer lease}',
    '{s [Arvia]} {q was accused} {c of delay}',
    '{s [Arvia]} {q did not rule out} {c a visit to [Borduria]}',
    '{s [Arvia]} {q suggested} {c that the figures were old}',
  ])('none: %s', (marked) => {
    expect(actOf(marked)).toBe('-');
  });
});

describe('what words do by themselves', () => {
  test.each([
    ['{s [Arvia]} {q said} {c “We condemn what [Borduria] did.”}', 'ACCUSE > Borduria'],
    ['{s [Arvia]} {q said} {c “We do not accuse [Borduria].”}', 'ACCUSE negated > Borduria'],
    ['{s [Arvia]} {q said} {c “We do not object to what [Borduria] did.”}', 'ACCUSE negated > Borduria'],
    ['{s [Arvia]} {q said} {c “We do not only reject the offer.”}', 'REJECT'],
    ['{s [Arvia]} {q said} {c “I strongly urge [Borduria] to wait.”}', 'REQUEST > Borduria'],
    ['{s [Arvia]} {q said} {c it would host the next round}', 'AGREE'],
    ['{s [Arvia]} {q said} {c it would retaliate}', 'THREATEN'],
    ['{s [Arvia]} {q said} {c it could not accept the new line}', 'REJECT'],
    ['{s [Arvia]} {q said} {c [Borduria] must open the lock}', 'REQUEST > Borduria'],
    ['{s [Arvia]} {q said} {c [Borduria] had shelled the ferry}', 'ACCUSE > Borduria'],
    ['{s [Arvia]} {q said} {c “He should mend it.”}', 'REQUEST'],
  ])('%s', (marked, expected) => {
    expect(actOf(marked)).toBe(expected);
  });

  test.each([
    '{s [Arvia]} {q said} {c “We asked for radios in March.”}',
    '{s [Arvia]} {q said} {c “We do not oppose the new line.”}',
    '{s [Arvia]} {q said} {c “We don’t reject the offer of [Borduria].”}',
    '{s [Arvia]} {q said} {c “We cannot rule out new tolls.”}',
    '{s [Arvia]} {q said} {c “We will not refuse to meet them.”}',
    '{s [Arvia]} {q did not say} {c “We condemn [Borduria].”}',
    '{s [Arvia]} {q said} {c “Should we condemn them?”}',
    '{s [Arvia]} {q believes} {c “We condemn nobody.”}',
    '{s [Arvia]} {q said} {c “If we condemn them, they leave.”}',
    '{s [Arvia]} {q said} {c it would rather wait}',
    '{s [Arvia]} {q said} {c [Arvia] soldiers in [Borduria] had killed two bandits}',
    '{s [Arvia]} {q said} {c it began when [Borduria] attacked the ferry}',
    '{s [Arvia]} {q said} {c boats of [Borduria] targeted by pirates came home}',
    '{s [Arvia]} {q said} {c a gunman had killed two guards of [Borduria]}',
    '{s [Arvia]} {q said} {c they killed two bandits}',
    '{s A bystander} {q said} {c [Borduria] had shelled the ferry}',
    '{s [Arvia]} {q warned} {c that it would have to close two offices}',
  ])('none: %s', (marked) => {
    expect(actOf(marked)).toBe('-');
  });
});

test('an act is done to all of a row of names, also behind a comma', () => {
  const assigned = assignedOf('{s [Arvia]} {q accused} {c [Borduria], [Cordia] and [Dorria] of delay}');
  const names = assigned.references.filter(({ name }) => name !== 'Arvia');
  const row = {
    ...names[0]!, actor: null, name: 'Borduria, Cordia, Dorria', status: 'group' as const, members: names,
    mention: [[names[0]!.mention[0]![0], names.at(-1)!.mention[0]![1]]] as const,
  }; // prettier-ignore
  const document = { ...assigned, references: [...assigned.references, row] };
  const act = classify(document, issues, weights).classifications.at(-1)?.act;
  expect(act?.targets.map(({ members }) => members.map(({ name }) => name))).toEqual([
    ['Borduria', 'Cordia', 'Dorria'],
  ]);
});

test('an answer is to whoever spoke before, a quarrel goes on with the same', () => {
  const first = '{s [Borduria]} {q proposed} {c a ceiling on the traffic}. ';
  expect(actOf(`${first}|{s [Arvia]} {q rejected} {c the idea}`)).toBe('REJECT > Borduria');
  const quarrel = '{s [Arvia]} {q accused} {c [Borduria] of delay}. ';
  expect(actOf(`${quarrel}|{s [Arvia]} {q threatened} {c to close the pass}`)).toBe('THREATEN > Borduria');
});
