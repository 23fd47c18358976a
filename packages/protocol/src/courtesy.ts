/**
 * Words that end a conversation politely and ask for nothing, in the languages our customers write most. Free of dependencies.
 * Short on purpose: what is not surely a courtesy is a request, and a request must never be swallowed.
 */
const WORDS = new Set(
  `thanks thank thx ty tysm cheers you so much very many a lot again for your the help ok okay great perfect super awesome lovely nice cool
  bye goodbye have good nice day evening weekend all best it works now got solved fixed
  danke dank vielen schön sehr alles klar tschüss merci beaucoup bien au revoir parfait gracias muchas perfecto adiós obrigado obrigada muito
  grazie mille ciao bedankt je wel tot ziens tak tack kiitos dziękuję děkuji`
    .split(/\s+/)
    .filter(Boolean),
);
const MUST_HAVE =
  /thank|thx|^ty|cheers|dank|merci|gracias|obrigad|grazie|bedankt|tak$|tack|kiitos|dzi|děk|bye|ciao|tsch|revoir|adi|ziens|^ok|great|perfe|parfait|super|awesome|lovely|nice|cool/;
const LONGEST = 8;

/**
 * True for "thanks!", "ok great, thank you so much 🙏" and a lone thumb; false for anything with a question, a number or one word that is
 * not a courtesy ("thanks, but it is broken again"). [K11]
 */
export function isCourtesy(text: string): boolean {
  if (/[?\d@/]/.test(text)) return false;
  const hasEmoji = /\p{Extended_Pictographic}/u.test(text);
  const words = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\s']/gu, ' ')
    .split(/[\s']+/)
    .filter(Boolean);
  if (words.length === 0) return hasEmoji && /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|[\s!.])+$/u.test(text);
  return words.length <= LONGEST && words.every((word) => WORDS.has(word)) && words.some((word) => MUST_HAVE.test(word));
}
