type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or close' | 'end';

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Everything but the quotation mark, the backslash and the control characters below the space. */
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\r\n]*/y;

/**
 * Where a text stops being JSON (RFC 8259): the UTF-16 offset of the first token that cannot stand there, the text's
 * length if it ends too early, null if it is JSON. The engine's own message names no place for most faults.
 */
export function faultInJson(text: string): number | null {
  const open: ('{' | '[')[] = [];
  const afterValue = (): Wanted => (open.length > 0 ? 'comma or close' : 'end');
  let wanted: Wanted = 'value';
  let at = 0;
  for (;;) {
    at = endOf(SPACE, text, at) ?? at;
    const found = text.charAt(at);
    if (found === '') return wanted === 'end' ? null : at;
    if (wanted === 'end') return at;

    const inside = open.at(-1);
    const closes = (found === '}' && inside === '{') || (found === ']' && inside === '[');
    if (closes && (wanted === 'comma or close' || wanted === 'value or ]' || wanted === 'key or }')) {
      open.pop();
      wanted = afterValue();
      at += 1;
    } else if (wanted === 'comma or close') {
      if (found !== ',') return at;
      wanted = inside === '{' ? 'key' : 'value';
      at += 1;
    } else if (wanted === 'colon') {
      if (found !== ':') return at;
      wanted = 'value';
      at += 1;
    } else if (wanted === 'key' || wanted === 'key or }') {
      if (found !== '"') return at;
      const string = endOfString(text, at);
      if (string.fault) return string.at;
      wanted = 'colon';
      at = string.at;
    } else if (found === '{' || found === '[') {
      open.push(found);
      wanted = found === '{' ? 'key or }' : 'value or ]';
      at += 1;
    } else if (found === '"') {
      const string = endOfString(text, at);
      if (string.fault) return string.at;
      wanted = afterValue();
      at = string.at;
    } else {
      const end = endOf(SCALAR, text, at);
      if (end === null) return at;
      wanted = afterValue();
      at = end;
    }
  }
}

function endOfString(text: string, start: number): { at: number; fault: boolean } {
  let at = start + 1;
  for (;;) {
    at = endOf(PLAIN, text, at) ?? at;
    if (text.charAt(at) === '"') return { at: at + 1, fault: false };
    const escaped = endOf(ESCAPE, text, at);
    if (escaped === null) return { at, fault: true };
    at = escaped;
  }
}

/** The end of what the sticky expression matches at a place, null if it does not. */
function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
