// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders that nobody may fill in.
import { cleanLine, cleanText } from '@desk/protocol/text';

/** A text that breaks desks. It is short enough for every field (a tag has 50 characters), none is the same as another. */
export type Payload = { what: string; typed: string };

/** A page that runs any of these counts up `window.trap`. */
const MARKUP: readonly Payload[] = [
  { what: 'a script', typed: '<script>trap++</script>' },
  { what: 'a picture that fails', typed: '<img src=x onerror=trap++>' },
  { what: 'an attribute that ends', typed: `"'><svg/onload=trap++>` },
  { what: 'a frame with a script', typed: '<iframe srcdoc="<script>parent.trap++</script>">' },
  { what: 'a field that ends', typed: '</textarea></title><img src onerror=trap++>' },
  { what: 'a link that runs', typed: '<a href="javascript:trap++">here</a>' },
  { what: 'a style', typed: '<style>*{display:none}</style>' },
  { what: 'placeholders of templates', typed: '{{trap++}} ${trap++} <%= trap++ %>' },
  { what: 'entities', typed: '&lt;b&gt; &amp;amp; a < b && c > d <3' },
];

/** Signs that turn, hide, join or break the text around them. */
const SIGNS: readonly Payload[] = [
  { what: 'an override of direction', typed: 'invoice\u202egpj.exe' },
  { what: 'an isolate that nobody ends', typed: 'open\u2066 and never closed' },
  { what: 'right to left and back', typed: 'مرحبا Noor שלום 123' },
  { what: 'families on every edge', typed: '👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦' },
  { what: 'flags, skins and a lone joiner', typed: '🇮🇳👍🏽🏳️‍🌈e\u0301\u200d' },
  { what: 'a letter under a heap of marks', typed: `Z${'\u0336\u0321\u0353'.repeat(12)}` },
  { what: 'halves of characters', typed: 'half \ud83c of \udf89 one' },
  { what: 'NUL, bell, escape and delete', typed: 'a\u0000b\u0007c\u001b[31md\u007fe' },
  { what: 'line ends of every kind', typed: 'one\r\ntwo\rthree\u2028four\u2029five' },
  { what: 'letters from beyond the first plane', typed: '𝕳𝖊𝖑𝖑𝖔 𠜎𠜱' },
];

/** What a spreadsheet, a database, a path or a careless parser takes for its own. */
const WORDS: readonly Payload[] = [
  { what: 'a formula', typed: '=HYPERLINK("https://evil.example","x")' },
  { what: 'a formula by plus', typed: "+cmd|' /C calc'!A0" },
  { what: 'a formula by minus', typed: '-2+3' },
  { what: 'a formula by at', typed: '@SUM(1+9)*cmd' },
  { what: 'a formula in full width', typed: '＝1+1' },
  { what: 'quotes and separators', typed: 'said "no", then; left\t\'x\'' },
  { what: 'a statement', typed: `'); drop table chats; --` },
  { what: 'wildcards', typed: '100%_\\ of [all] *' },
  { what: 'a path', typed: '../../etc/passwd%00.png' },
  { what: 'a header', typed: 'x\r\nSet-Cookie: a=b' },
  { what: 'the name null', typed: 'null' },
  { what: 'a number', typed: '1e999' },
  { what: 'the name of a prototype', typed: '__proto__' },
  { what: 'data of ours', typed: '{"id":"chat_1","__proto__":{"x":1}}' },
];

export const CORPUS: readonly Payload[] = [...MARKUP, ...SIGNS, ...WORDS];

/** What the desk keeps of it as a text, everywhere the same. [B3] */
export const keptOf = ({ typed }: Payload): string => cleanText(typed).trim();

/** What it keeps of it as a name. [B6] */
export const lineOf = ({ typed }: Payload): string => cleanLine(typed);
