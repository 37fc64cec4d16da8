/** Words that are looked for: in any order, and in lower case. */

/** The words that a reader has typed. */
export function wordsIn(typed) {
  return typed.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a text, in lower case itself, has all of them. */
export function hasAll(text, words) {
  return words.every(word => text.includes(word));
}
