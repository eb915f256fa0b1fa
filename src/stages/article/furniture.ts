/**
 * Lines that the makers of pages put on every page: for readers' comments, accounts, letters, printing, turning pages.
 * They come from the few programs with which most sites are made, so their words are nearly the same everywhere. The
 * expressions are for whole lines, trimmed.
 */
/** One expression for each purpose, labels first, then sentences. */
const WHOLE: readonly RegExp[] = [
  /^(?:(?:like|share) this:?|click to (?:share|email|print|tweet|enlarge|expand|play|copy)\b.{0,80})[\s.:!…»›>→]{0,6}$/iu,
  /^(?:leave a (?:reply|comment)|(?:add|post) your comment|comments? (?:are|is) (?:now )?closed(?: here| on this story)?|no comments(?: yet)?|(?:loading|load more|show more|view all|view|hide|see all) comments|be the first to comment)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:(?:previous|next|older|newer|prev)(?: (?:post|posts|article|articles|story|stories|page|entry|chapter))?|[←→«»‹›] ?.{0,40}(?:posts?|entries|articles?)|(?:previous|next) (?:post|article|story|entry|page): .{3,160})[\s.:!…»›>→]{0,6}$/iu,
  /^(?:(?:tags|tagged|tagged (?:with|as)|categories|category|keywords):.{1,200})[\s.:!…»›>→]{0,6}$/iu,
  // Longer ones with a full stop are sentences: “Published in March, the report was …”.
  /^(?:(?:posted|filed|published) (?:in|under):?|tagged(?: (?:with|as))?) (?:.{2,25}|.{2,99}[^.!?…"”’])$/iu,
  /^(?:(?:print|e-?mail|save|bookmark|download|rate|report|flag|listen to|view) (?:this |the )?(?:page|article|story|post|pdf|comment|ad|gallery|photos|video)s?|download (?:as )?pdf|(?:return|back|go) to (?:the )?(?:top|home ?page|home|list|news))[\s.:!…»›>→]{0,6}$/iu,
  /^(?:subscribe(?: now| today| here| to unlock.{0,40})?|sign (?:in|up|out)(?: now| here| to comment)?|log (?:in|out|on)(?: here)?(?: to (?:leave|post|add) a comment)?|register(?: now| here)?|create (?:an |a free )?account|my account|become a (?:member|subscriber)|donate(?: now| today)?|join (?:now|us))[\s.:!…»›>→]{0,6}$/iu,
  /^(?:(?:already|not|still not) (?:a |an )?(?:subscriber|member|registered)\?.{0,40}|already have an account\?.{0,30}|don.t have an account\?.{0,30}|forgot (?:your )?password\?)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:(?:report|spotted|suggest|submit) (?:a|an) (?:typo|error|mistake|correction)s?|see (?:a|an) (?:typo|error|mistake)\?.{0,40}|enter your e-?mail(?: address)?|your e-?mail(?: address)?|thank(?:s| you) for (?:subscribing|signing up|your feedback).{0,20})[\s.:!…»›>→]{0,6}$/iu,
  /^(?:terms (?:of (?:use|service)|(?:and|&) conditions)|privacy (?:policy|notice|statement)|cookie (?:policy|settings|notice)|(?:accept|reject|manage) (?:all )?cookies|do not sell my (?:personal )?information|accessibility(?: statement)?)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:editors?['’]?s?['’]? (?:picks?|choice|recommendations?)|our picks|trending(?: now| stories)?|more like this|recommended (?:reading|stories|articles|videos)|(?:show|load|see|view) (?:more|all|less|fewer)|read (?:the )?full (?:article|story|report)|continue|expand|collapse)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:(?:copied|link copied)(?: to clipboard)?|follow(?: us)?(?: on social media)?|(?:- )?advertisements?(?: -)?(?: continue reading below)?|skip (?:ad|advert|advertisement)|remove ads)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:(?:open|view|see) (?:image|photo|picture|full ?size|gallery)(?: in (?:gallery|full ?screen|new (?:window|tab)))?|(?:photo|picture|image) gallery|enlarge (?:image|photo|this image)|(?:toggle )?full ?screen|image \d+ (?:of|\/).{0,8}\d+|(?:image|media|photo) (?:caption|credit)|hide caption|toggle caption)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:watch now|watch (?:the )?video|play (?:audio|video|all)|now playing|autoplay|loading(?: comments| video| ad)?|please wait|opens in (?:a )?new (?:window|tab)|\(opens in new window\)|external link)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:reprints?(?: (?:and|&) permissions)?|(?:about|contact|advertise with|work with|write for) us|send (?:us )?(?:a )?(?:tip|feedback|letter)s?|letters? to the editor|got a tip\?.{0,40}|newsletter|alerts)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:(?:was|is|did you find) this (?:article|page|story|information|content)? ?(?:helpful|useful|interesting)\??|yes ?\/? ?no|rate this.{0,20}|(?:in this (?:article|story|section)|table of contents|on this page|jump to(?: section| recipe)?|contents))[\s.:!…»›>→]{0,6}$/iu,
  /^(?:stay (?:informed|connected|up to date|in the know)|view (?:this post on instagram|original tweet|on (?:twitter|instagram|facebook))|a post shared by .{2,60}|(?:twitter|instagram|facebook): ?@?\w+)[\s.:!…»›>→]{0,6}$/iu,
  /^(?:home ?[>»/›|] ?.{2,100})[\s.:!…»›>→]{0,6}$/iu,
  /^(?:your e-?mail address will not be published\b.{0,60}|required fields are marked.{0,10}|notify me (?:of|when|about|by) .{3,60}|save my name, e-?mail,? and website in this browser.{0,40})$/iu,
  /^(?:this site uses akismet to reduce spam.{0,60}|learn how your comment data is processed.{0,5}|please (?:log in|sign in|enable javascript|read our comment policy)\b.{0,120}|you (?:must|need to) be (?:logged|signed) in\b.{0,80})$/iu,
  /^(?:this (?:entry|post|article|item) (?:was|is) (?:posted|filed|published|tagged)\b.{0,30} (?:in|under|on|by)\b.{0,200}|bookmark the permalink.{0,10}|you can (?:follow|leave|skip) .{0,40}(?:responses?|feed|comment|trackback).{0,120}|both comments and pings are.{0,40})$/iu,
  /^(?:by (?:signing up|subscribing|clicking|submitting|registering|continuing|providing).{0,80}\b(?:agree|consent|accept|acknowledge|confirm)\b.{0,80}\b(?:terms|privacy|cookies?|e-?mails?|newsletters?|policy)\b.{0,80}|(?:i|you) (?:have read and )?agree to (?:the|our) (?:terms|privacy).{0,120})$/iu,
  /^(?:(?:your|this) browser does not support\b.{0,80}|javascript (?:is required|must be enabled|is disabled).{0,80}|(?:our standards: )?the thomson reuters trust principles.{0,4})$/iu,
  /^(?:(?:want|like|love|looking for) (?:more|to (?:see|read) more).{0,60}\b(?:sign up|subscribe|follow|newsletter|check out)\b.{0,100}|want more (?:stories|news|content|articles).{0,60}|stay (?:up to date|informed|connected|ahead|in the loop).{0,80}\b(?:newsletter|subscrib|sign up|follow)\b.{0,80})$/iu,
  /^(?:we (?:may|might) (?:earn|receive|get) .{0,60}(?:commission|compensation)\b.{0,60}\b(?:links?|purchases?|buy|products?)\b.{0,60}|this (?:article|page|post) (?:contains|may include|includes) affiliate links?.{0,120})$/iu,
  /^(?:powered by [\w .!]{2,30}|(?:theme|design|website|site) by:? [\w .!]{2,40})$/iu,
];
const LONGEST = 300;

/** Whether a line is one of those that pages have for their own working. */
export const isFurniture = (line: string): boolean =>
  line.length <= LONGEST && WHOLE.some((expression) => expression.test(line));
