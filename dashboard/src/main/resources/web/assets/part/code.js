/** A line of Java with its words, types, texts, figures and remarks in their own colours. */
import { html } from '../webjars.js';

const WORDS = 'boolean|break|case|catch|class|continue|do|double|else|false|final|finally|for|if|instanceof|int|long|new|null'
  + '|private|public|return|static|synchronized|this|throw|throws|true|try|var|void|while';
const TOKENS = new RegExp(
  `(?<remark>//.*$)|(?<text>"(?:[^"\\\\]|\\\\.)*")|\\b(?<word>${WORDS})\\b|\\b(?<type>[A-Z]\\w*)\\b|\\b(?<figure>\\d[\\d_]*)\\b`, 'g');

/** The line as a template. */
export function code(line) {
  const parts = [];
  let from = 0;
  for (const match of line.matchAll(TOKENS)) {
    const kind = Object.keys(match.groups).find(name => match.groups[name] !== undefined);
    parts.push(line.slice(from, match.index), html`<span class=${kind}>${match[0]}</span>`);
    from = match.index + match[0].length;
  }
  return [...parts, line.slice(from)];
}
