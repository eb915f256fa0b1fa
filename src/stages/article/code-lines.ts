/**
 * Lines of scripts, style sheets and markup that a careless scraper took for text, each expression for one kind. They
 * ask for marks that no sentence has: a call without a space before its bracket, a line that ends with a brace.
 */
const CODE: readonly RegExp[] = [
  // Markup, its comments and conditions, also where only their end is left.
  /^(?:<\/?[a-z!][^>]*>|<!--|\/\/ ?<!|\]\]>|<!\[|\[if [^\]]{1,40}\]>|(?:&#?\w{2,8};)+$)/i,
  /-->$/,
  // Comments of scripts and style sheets.
  /^(?:\/\*|\*\/|\/\/)/,
  /\*\/$/,
  // Statements.
  /^(?:\(?(?:async )?function\s*\w*\(|\(?\(\) ?=>|!function|(?:var|let|const) [\w$]+(?: ?=|;$)|["']use strict["'];?$)/,
  // Items of accords begin and end like statements too: “return of all prisoners;”, “export of grain (both ports);”.
  /^(?:return|else|try|catch|finally|do|import|export|throw|case)\b(?:.{0,300}[{}]| ?\(.{0,300};|[^(=]{0,200}(?:(?<=[\w$\]])\(|=).{0,300};|(?: (?:true|false|null|undefined|this|-?\d+))?;)$/,
  /^(?:if|for|while|switch|catch) ?\(.{1,300}[{};]$/,
  /^(?:\}|\{ ?"?@?\w+" ?:)/,
  /\{$/,
  // Calls and settings of what the scripts of pages use.
  /^(?:window|document|googletag|dataLayer|console|_gaq|jQuery|\$)(?:\.\w|\[|\()/,
  /^[A-Za-z_$][\w$]{0,40}(?:\.[\w$]{1,40}){1,6}\(.{0,300}\);?$/,
  /^[A-Za-z_$][\w$]{0,40}\((?:["'[{$]|function|new |\)).{0,300}\)?;$/,
  /^[A-Za-z_$][\w$.[\]]{0,60} ?\|?\|?\+?= ?(?:["'[{(]|new |function|window|document|true|false|null).{0,300}[;,{]$/,
  // Data.
  /^"[@$\w-]{1,40}" ?: ?(?:["[{\d]|true\b|false\b|null\b)/,
  // Style sheets.
  /^(?:@(?:media|import|charset|font-face|keyframes|supports)\b|(?:table|p|td|div|li|span|h\d)\.[A-Z]\w+$)/,
  /^[.#@*\w][^{}]{0,120}\{[^{}]{0,300}:[^{}]{0,300}\}?$/,
  /^(?:display|margin|padding|colou?r|font|background|width|height|position|float|border|overflow|z-index|visibility|opacity|cursor|clear|(?:max|min|line|letter|text|vertical|list|white|word|box|mso)-[a-z-]{2,30})[a-z-]{0,20}: ?[^;]{1,80};$/,
  // Marks of blog programs: "[gallery ids=…]", "[/caption]"; not “[We] reject it”.
  /^(?:\[\/?\w+\]$|\[\w+ \w+=[^\]]*\]|\[\/\w+\]|\}\)?;?\)?;?$)/,
];

/** Whether a line is code, whatever stands around it. */
export const isCodeLine = (line: string): boolean => CODE.some((expression) => expression.test(line));
