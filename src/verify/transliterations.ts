/**
 * Names that English writes in several ways, a row for each: what a reporter writes as “Kyiv” a transcriber writes as “Kiev”. Words as
 * `spokenWords` compares them, without diacritics. Only spellings of one name: “Burma” is another name than “Myanmar”.
 */
const ROWS = `
  kyiv kiev; zelenskyy zelensky zelenskiy zelenski; odesa odessa; kharkiv kharkov; luhansk lugansk; lviv lvov; mykolaiv nikolaev
  nikolayev; donbas donbass; chornobyl chernobyl; dnipro dnieper dnepr; zaporizhzhia zaporizhzhya zaporozhye; tymoshenko timoshenko;
  yanukovych yanukovich; yushchenko yuschenko; lukashenko lukashenka; sergei sergey; dmitry dmitri dmitriy; yuri yury yuriy; andrei andrey;
  alexei alexey aleksei aleksey; karabakh karabagh; qaeda qaida; gaddafi qaddafi gadhafi qadhafi kadhafi; hezbollah hizbollah hizbullah
  hizballah; houthi huthi; houthis huthis; taliban taleban; mujahideen mujahedeen mujahidin mujahedin; sharia shariah; quran koran;
  shia shiah; muslim moslem; muslims moslems; mohammed muhammad mohammad mohamed muhammed mohamad; ahmed ahmad; hussein hussain husain husayn;
  osama usama; laden ladin; ahmadinejad ahmedinejad; rouhani rohani; tehran teheran; assad asad; abdullah abdallah; abdulaziz abdelaziz;
  mossadegh mosaddegh mossadeq mosaddeq; daesh daish; raqqa rakka; fallujah falluja; idlib idleb; jeddah jidda jiddah; mecca makkah;
  kandahar qandahar; sharif shareef; uyghur uighur uygur; uyghurs uighurs uygurs; tiananmen tienanmen; shabaab shabab;
  benghazi bengazi; sirte sirt; haftar hifter; jaffar jafar jaafar; yasser yasir`;

/** The first spelling of each name, by all of them. */
const FIRST: ReadonlyMap<string, string> = new Map(
  ROWS.split(';').flatMap((row) => {
    const [first = '', ...more] = row.trim().split(/\s+/);
    return [first, ...more].map((spelling): [string, string] => [spelling, first]);
  }),
);

/** Whether two words are one name in two spellings, as a genitive too. */
export function isSameName(one: string, other: string): boolean {
  const [left, right] = [one, other].map((word) => /^(.*?)('s|s')?$/s.exec(word));
  const name = FIRST.get(left?.[1] ?? '');
  return name !== undefined && name === FIRST.get(right?.[1] ?? '') && left?.[2] === right?.[2];
}
