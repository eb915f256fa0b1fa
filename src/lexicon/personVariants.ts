import { wordSet } from '../text/index.ts';
// Spellings of the same name in English texts, each group one name.
const SPELLINGS: readonly (readonly string[])[] = [
  ['Sergey', 'Sergei'],
  ['Dmitry', 'Dmitri', 'Dmitriy'],
  ['Aleksandr', 'Alexander', 'Aleksander'],
  ['Yevgeny', 'Evgeny', 'Yevgeni'],
  ['Alexei', 'Aleksei', 'Alexey'],
  ['Andrey', 'Andrei'],
  ['Yury', 'Yuri'],
  ['Serhiy', 'Serhii', 'Sergii'],
  ['Andriy', 'Andrii'],
  ['Oleksiy', 'Oleksii'],
  ['Mohammed', 'Mohamed', 'Mohammad', 'Muhammad'],
  ['Ahmed', 'Ahmad'],
  ['Hussein', 'Hussain', 'Husain'],
  ['Abdullah', 'Abdallah'],
  ['Yousef', 'Youssef', 'Yusuf'],
  ['Khalid', 'Khaled'],
];
const GROUPS = new Map(SPELLINGS.flatMap((group) => group.map((word) => [word, group] as const)));

/**
 * Other forms in which English texts write a person's name: another romanisation of a first name (Sergey, Sergei),
 * the hyphen of Korean and Taiwanese names (Kim Jong Un, Kim Jong-un), the article of Arabic ones (al-, Al-, or left
 * out), no middle initial, no Jr. The name itself is not among them.
 */
export function nameVariants(name: string): string[] {
  const found: string[] = [];
  const words = name.split(' ');
  for (let index = 0; index < words.length; index += 1)
    for (const other of GROUPS.get(words[index] ?? '') ?? [])
      if (other !== words[index]) found.push(words.with(index, other).join(' '));
  if (KOREAN_FAMILY.has(words[0] ?? '')) found.push(...koreanForms(name));
  found.push(...articleForms(name));
  if (name.includes(' al-')) found.push(name.replaceAll(' al-', ' '));
  if (name.includes('.')) {
    const plain = name.replace(/(?<=\p{L} )(?:\p{Lu}\. ?)+/gu, '').replace(/,? (?:Jr|Sr)\.$/, '');
    if (plain !== name && plain.includes(' ')) found.push(plain);
  }
  return found;
}

/** The article of Arabic names, or the word for their house: “al-Sisi”, “Al Thani”, “El-Baradei”. */
const ARTICLES = /\s[AaEe]l[-\s](?=\p{Lu})/gu;
const WRITTEN = ['al-', 'Al-', 'al ', 'Al '];

/** The other ways in which texts write the article in a name: “Ali Al-Vale”, “Ali al Vale” of “Ali Al Vale”. */
export function articleForms(name: string): string[] {
  const written = /\s[Ee]l[-\s]/u.test(name) ? [...WRITTEN, 'el-', 'El-', 'El '] : WRITTEN;
  return written.map((article) => name.replaceAll(ARTICLES, ` ${article}`)).filter((form) => form !== name);
}

/** Kim Jong Un, Kim Jong-un and Kim Jong-Un, from any of them. */
function koreanForms(name: string): string[] {
  const [, before = '', last = ''] = /^(\p{L}+ \p{L}+)[ -](\p{L}+)$/u.exec(name) ?? [];
  if (last === '') return [];
  const capital = last.charAt(0).toUpperCase() + last.slice(1);
  return [`${before}-${last.toLowerCase()}`, `${before}-${capital}`, `${before} ${capital}`].filter(
    (form) => form !== name,
  );
}

const KOREAN_FAMILY = wordSet(
  'Kim Lee Park Choi Chung Jung Jeong Kang Cho Yoon Yun Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Yoo Hong Moon Roh Ban Ri Pak Choe Ho Hyon Jo Kwak Sin Cha Suh Na Goh Chae Ham Won Tsai Lai Ma Su Lin Chen Wu',
);
