/** A feed in RSS 2.0 with these items, whose elements are given as XML. */
export const rss = (items: readonly string[], channel = '<title>Strait News</title>'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>${channel}${items
    .map((item) => `<item>${item}</item>`)
    .join('')}</channel></rss>`;

export const opml = (addresses: readonly string[]): string =>
  `<opml version="2.0"><head><title>Feeds</title></head><body><outline text="All">${addresses
    .map((address) => `<outline type="rss" text="x" xmlUrl="${address}"/>`)
    .join('')}</outline></body></opml>`;
