/*
 * Forms of one word of which the letters do not tell it: “went” of “go”. A report of what was said has another tense than the
 * words themselves.
 */

/** In a row the forms of one word. A form that is more often another word (“lay”, “bore”, “saw” for the tool) stands in one row. */
const ROWS = `
  go goes went gone going; take took taken; give gave given; come came; become became; know knew known; hold held; keep kept;
  find found; leave left; say said; tell told; think thought; bring brought; buy bought; fight fought; seek sought;
  teach taught; catch caught; make made; pay paid; lose lost; meet met; get got gotten; see saw seen; begin began begun;
  break broke broken; speak spoke spoken; choose chose chosen; write wrote written; drive drove driven; rise rose risen;
  fall fell fallen; grow grew grown; throw threw thrown; show shown; draw drew drawn; withdraw withdrew withdrawn; stand stood;
  understand understood; withstand withstood; win won; run ran; send sent; spend spent; lend lent; build built; mean meant;
  feel felt; deal dealt; sell sold; lead led; hear heard; steal stole stolen; freeze froze frozen; swear swore sworn;
  forget forgot forgotten; forgive forgave forgiven; forbid forbade forbidden; sink sank sunk; drink drank drunk;
  swim swam swum; sing sang sung; shrink shrank shrunk; strike struck stricken; stick stuck; hang hung; bind bound; wind wound;
  shoot shot; sit sat; sleep slept; sweep swept; weep wept; arise arose arisen; undertake undertook undertaken;
  overcome overcame; undergo underwent undergone; foresee foresaw foreseen; withhold withheld; uphold upheld; flee fled;
  feed fed; bleed bled; breed bred; dig dug; spin spun; cling clung; bear bore borne; tear tore torn; wear wore worn;
  fly flies flew flown; eat ate eaten; bite bit bitten; hide hid hidden; ride rode ridden; awake awoke; shake shook shaken;
  mistake mistook mistaken; is was are were be been am being; has had have having; does did do done doing; can could;
  may might; man men; woman women; child children; foot feet; life lives; wife wives; crisis crises; person people`;

const BASES: ReadonlyMap<string, string> = new Map(
  ROWS.split(';').flatMap((row) => {
    const forms = row.trim().split(' ');
    return forms.map((form) => [form, forms[0] ?? form] as const);
  }),
);

/** The word of which this is an irregular form; otherwise the word as it is. */
export const baseOf = (word: string): string => BASES.get(word) ?? word;
