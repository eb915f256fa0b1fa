import { describe, expect, test } from 'vitest';
import { isCaptionLine, isCreditLine, isDirtLine } from './dirt.ts';

describe('a sentence of the report is no dirt, however it begins or ends', () => {
  test.each([
    'return of all prisoners of war;',
    'export of grain through both ports (Lunde and Oster);',
    '[We] reject every demand for our land, and [we] shall defend the river.',
    '[Applause] Thank you. We will not sign this treaty as it stands.',
    'Created in 1994, the commission “has failed its people,” Foreign Minister Anna Holt said on Friday.',
    'Updated in 2021, the plan was rejected by the ministers of Halvar.',
    'Posted to Lunde in 2019, Ambassador Leo Brandt said he had never seen such anger.',
    'Published in March, the report was a disgrace to the whole of Halvar, Holt said.',
    'First published in 2019, the doctrine “remains valid,” Defence Minister Ida Moss told reporters.',
    'Signing up to the pact would bind Halvar where it hurts, and there is no way back.',
    'More to the point: “We cannot accept monitors on our soil,” said Leo Brandt.',
    'More than 300 people: that is the toll so far, the ministry said.',
    'Get the grain delivered first, the envoy told both sides.',
    'Support our farmers and contribute to peace, President Vale told the crowd.',
    'Share with us the burden of the war, the chancellor said.',
    'Skip to the border and you will be shot, the guard told them.',
    'The raid had done lasting harm to the country’s self-image abroad.',
    'The bank will extend its export-credit guarantees for grain, Trade Minister Jan Vale said.',
    'Images by satellite show forty tanks at the border, Defence Minister Ida Moss said.',
    'More to come, he said.',
    'SECRET TALKS FAILED',
    'TO SECRETARY VALE HE SAID NOTHING',
    'INFO FROM OSLO WAS LATE',
    'TAKE 2 PILLS',
    'Embargoed goods until now came by ship. No longer, Vale said.',
  ])('%s', (line) => {
    expect([isDirtLine(line), isCreditLine(line), isCaptionLine(line)]).toEqual([false, false, false]);
  });
});

describe('what is for the page alone is', () => {
  test.each([
    'Created 3 May 2022, 10:15',
    'Updated: 3 May 2022. Published: 1 May 2022.',
    'Published in News, Halvar, World',
    'First published in Fjord News, 3 May 2022.',
    'Sign up for “The Morning Brief” here.',
    'More from Halvar: Minister says she will sign',
    'Get Fjord Monthly delivered through your letterbox every month.',
    'Share this story with your friends',
    'Views: 1,184',
    'Every day the editors choose what matters. Sign up for the newsletter here.',
    'Skip to main content',
    '[gallery ids="1,2"]',
    '[caption id="a1"]The port at night[/caption]',
    'return false;',
    'return fill(slots);',
    '(MORE)',
    '(more)',
    '-0-',
    '- 30 -',
    '###',
    'TAKE 2',
    'HARBOUR FUND 2-2-2',
    'FUND-DEBT 2ND TAKE',
    'BC-Norway-Iceland-Fish,2nd Ld-Writethru,512',
    'EMBARGOED UNTIL 10:00 GMT ON MONDAY',
    'CW-BG-03-03-25 1015GMT',
    'UNCLASSIFIED',
    'C O N F I D E N T I A L SECTION 01 OF 02 REYKJAVIK 000412',
    'FM AMEMBASSY REYKJAVIK',
    'TO SECSTATE WASHDC PRIORITY 4417',
    'REF: A. OSLO 1107',
    'E.O. 12958: DECL: 03/12/2019',
    'Classified By: Ambassador Carol Moss for reasons 1.4 (b) and (d).',
  ])('%s', (line) => {
    expect(isDirtLine(line)).toBe(true);
  });

  test.each([
    'Ships at Lunde – Photo: Ine Dahl',
    'Ships wait at the strait, said to be full.Credit Ine Berg-Dahl/EPA, via Shutterstock',
    'The port of Lunde, 3 May 2022. AP Photo/Ine Dahl',
  ])('%s', (line) => {
    expect(isCaptionLine(line)).toBe(true);
  });

  test('Photographs by Ine Dahl', () => {
    expect(isCreditLine('Photographs by Ine Dahl')).toBe(true);
  });
});
