// Strings on which programs that read text trip, in the spirit of the “big list of naughty strings”, in our own words.

const RESERVED = [
  '', ' ', '\t', '\n', '\r\n', '\u00A0', '\u3000', '\u2028', '\u2029', '\u0085', '\v', '\f', '.', '…', '-', '—', ':', '"', '“', '”', "'",
  'undefined', 'undef', 'null', 'NULL', '(null)', 'nil', 'None', 'NaN', 'Infinity', '-Infinity', 'true', 'false', 'constructor', '__proto__',
  'prototype', 'hasOwnProperty', 'toString', 'then', 'CON', 'COM1', 'nul',
]; // prettier-ignore

const NUMBERS = [
  '0', '-0', '1.00', '$1.00', '1/2', '1E2', '-1E+02', '0x0', '0xffffffff', '0b1', '1,000,000.00', '1.000.000,00', '9'.repeat(400), '1e400',
  '٠١٢٣٤٥٦٧٨٩', '１２３', '²³¹', '½', '௧௨௩', '99999-99-99', '0000-00-00', '2022-02-30T25:61:61Z', '31 February 2022', '--1', '1..2', '.5.',
]; // prettier-ignore

const CHARACTERS = [
  '\u0000', 'a\u0000b', '\u0001\u0002\u0003\u0004', '\u0007\u0008', '\u001B[31mred\u001B[0m', '\u001B]0;title\u0007', '\u007F', '\u0080\u009F', '\uFEFF', '\uFFFE',
  '\uFFFF', '\uFFFD', '\uD800', '\uDFFF', 'a\uD83Db', '\uDE00\uD83D', '\u{10FFFF}', '\u{E0001}', '\u{F0000}', '\u00AD', '\u200B', '\u200C\u200D', '\u2060', '\u180E',
  'Mar\u200Bta Ho\u00ADlm', '\u202Edias eh\u202C', '\u2066Holm\u2069', '\u200F(Holm)\u200E', '\u061C',
]; // prettier-ignore

const SCRIPTS = [
  'Ω≈ç√∫˜µ≤≥÷', 'åß∂ƒ©˙∆˚¬…æ', 'ÅÍÎÏ˝ÓÔÒÚÆ☃', 'ЁЂЃЄЅІЇЈЉЊ', 'Жизнь идёт', '田中さんが言った', 'パーティーへ行かないか', '和製漢語', '사회과학원', '찦차를 타고 온', '울란바토르',
  'مرحبا، قال الوزير', 'הוא אמר שלום', 'ثم نفس سقطت', 'हिन्दी में कहा', 'ไทยไม่มีวรรค', 'မြန်မာ', 'ᚠᛇᚻ᛫ᛒᛦᚦ', '𐐜 𐐔𐐇𐐝', '𝕿𝖍𝖊 𝖒𝖎𝖓𝖎𝖘𝖙𝖊𝖗 𝖘𝖆𝖎𝖉', 'ＴＨＥ ＭＩＮＩＳＴＥＲ', 'ᴛʜᴇ', 'ⓣⓗⓔ',
  'İIıi', 'ß ẞ ŉ ǰ ΐ', 'ﬁ ﬃ ﬆ', 'Ǆ ǅ ǆ', 'ΌΣΟΣ', 'Å Å Å', '가 가',
]; // prettier-ignore

const MARKS = [
  '́', `Z${'\u0301\u0316\u0333\u035F'.repeat(60)}algo`, 'e\u0301'.repeat(500), '\u0345\u0344', '🇳🇴🇩🇰🇺', '👩‍👩‍👧‍👦', '👍🏿👍🏻', '❤️‍🔥', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣#️⃣', '👾 🙇 💁 🙅', '\u{1F468}\u200D', '✋🏿 💪🏿 ✌🏿',
  '🤷‍♀️'.repeat(200), '(╯°□°）╯︵ ┻━┻', '¯\\_(ツ)_/¯', '̡͓̞ͅI̗̘̦͝n͇͇͙v̮̫ok̲̫̙͈i̖͙̭̹̠̞n̡̻̮̣̺g̲͈͙̭͙̬͎',
]; // prettier-ignore

const INJECTIONS = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "javascript:alert(1);", '<svg><script>1<1>alert(1)', '<!--', '-->', '<![CDATA[', ']]>', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  '&lt;b&gt;', '&#0;', '&constructor;', "'; DROP TABLE statements; --", '1 OR 1=1', '" OR ""="', "%' LIKE '%", 'a AND b OR NOT c NEAR d*', '"unbalanced', '(((((', '{{7*7}}', '${7*7}', '#{7}', '`id`', '$(id)', '; ls', '| cat',
  '=1+1', '+1', '@SUM(1)', '-2+3', '\\', '\\\\', '\\u0000', '\\x00', '%00', '%n%s%d%x', '%@', '{0}', '%*.*s', '../../../etc/passwd', 'C:\\windows\\x', '\\\\host\\share', 'file:///etc/passwd', '~/.ssh', '--help', '-rf',
  '$HOME', '{"text":', '[[[[', '\u0027\u0022\u0060', 'Ṱ̺̺o', 'data:text/html,x', 'http://a/%%30%30', 'http://[::1', 'mailto:x@y',
]; // prettier-ignore

const LENGTHS = [
  'x'.repeat(2000), `${'ab-'.repeat(500)}`, 'word '.repeat(400), '“'.repeat(200), '"'.repeat(200), '('.repeat(200), '. '.repeat(300), ', '.repeat(300), '\n'.repeat(500), ' '.repeat(2000),
  'A. B. C. '.repeat(70), 'said '.repeat(200), 'he said that '.repeat(70), 'Holm '.repeat(200), '’s '.repeat(200), 'A: B\n\n'.repeat(60), '1 '.repeat(300), 'Norway’s '.repeat(150), 'the minister of '.repeat(90), '-'.repeat(900),
]; // prettier-ignore

export const NAUGHTY: readonly string[] = [
  ...RESERVED,
  ...NUMBERS,
  ...CHARACTERS,
  ...SCRIPTS,
  ...MARKS,
  ...INJECTIONS,
  ...LENGTHS,
];
