import { bitsOf, RARE_BITS } from './shinglesWeights.ts';

/** British and American spellings that no rule covers; the second of each is the one that is compared. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `defence defense; defences defenses; offence offense; offences offenses; pretence pretense; licence license;
  licences licenses; practise practice; practised practiced; practising practicing; grey gray; plough plow;
  programme program; programmes programs; programmed programed; cheque check; cheques checks; kerb curb; sceptic skeptic;
  sceptics skeptics; sceptical skeptical; scepticism skepticism; moustache mustache; pyjamas pajamas; mum mom; mums moms;
  aluminium aluminum; ageing aging; judgement judgment; judgements judgments; acknowledgement acknowledgment;
  whilst while; amongst among; towards toward; afterwards afterward; backwards backward; forwards forward;
  upwards upward; downwards downward; learnt learned; burnt burned; dreamt dreamed; spelt spelled; spoilt spoiled;
  enquiry inquiry; enquiries inquiries; draught draft; draughts drafts; gaol jail; artefact artifact;
  artefacts artifacts; mould mold; moulds molds; cosy cozy; fulfil fulfill; fulfils fulfills; enrol enroll;
  instalment installment; instalments installments; skilful skillful; wilful willful; paediatric pediatric;
  anaemia anemia; foetus fetus; orthopaedic orthopedic; encyclopaedia encyclopedia; archaeology archeology;
  archaeological archeological; manoeuvre maneuver; manoeuvres maneuvers; manoeuvring maneuvering; tyre tire;
  tyres tires; axe ax; disc disk; jewellery jewelry; sulphur sulfur; speciality specialty; likeable likable;
  sizeable sizable; saleable salable; yoghurt yogurt; whisky whiskey; furore furor; glamour glamor; doughnut donut;
  sombre somber; meagre meager; lustre luster; spectre specter; alright all-right; nite night; thru through;
  till until; aeroplane airplane; aeroplanes airplanes; catalogued cataloged; cataloguing cataloging;
  storey story; storeys stories; tis it-is; email e-mail`
    .split(';')
    .flatMap((pair): [string, string][] => {
      const [one = '', other = ''] = pair.trim().split(/\s+/);
      return other.includes('-') ? [] : [[one, other]];
    }),
);
/** From so many letters on a word is spelt by rule: “size” and “our” stay. */
const SHORTEST = 5;

/**
 * The spelling of a compared word by which British and American ones are the same: “labor” for “labour”. Other words may
 * change too (“promize”), always in the same way, so that what is compared stays the same; it is never shown.
 */
export function spellingOf(key: string): string {
  const known = IRREGULAR.get(key);
  if (known !== undefined) return known;
  if (key.length < SHORTEST || bitsOf(key) < RARE_BITS) return key;
  return key
    .replace(/our(?=s$|ed$|ing$|er$|ers$|able$|ful$|less$|ite$|ites$|hood$|ly$|y$|al$|$)/, 'or')
    .replace(/(?<=[a-z]{3})is(?=e$|ed$|es$|er$|ers$|ing$|ation$|ations$|ational$)/, 'iz')
    .replace(/(?<=[a-z]{2})lys(?=e$|ed$|es$|ing$)/, 'lyz')
    .replace(/(?<=[bt])re(?=$|s$|d$)/, 'er')
    .replace(/(?<=[aeiou][a-z]{1,12}[aeiou])ll(?=ed$|ing$|er$|ers$|or$|ors$)/, 'l')
    .replace(/ogue(?=$|s$)/, 'og');
}
