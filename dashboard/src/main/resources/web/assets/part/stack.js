/** A stack, innermost frame first: the application's frames dark, runs of others folded, the decisive one marked. */
import { html } from '../webjars.js';
import { counted } from './format.js';
import { isJdk, parse, wholeFrame } from './place.js';

const NAMED = 3;

/** `place` has the keys stack, application and site; `mark` says what happened at the decisive line. */
export function stack(place, mark) {
  const decisive = decisiveFrame(place);
  if (decisive < 0) {
    return html`<ol class="stack"><li class="app hit">${frame(place.site)}${marked(mark)}</li></ol>`;
  }
  const own = new Set(place.application);
  return html`<ol class="stack">
    ${runs(place.stack, index => own.has(index) || index === decisive).map(run =>
      run.own
        ? run.indices.map(index => html`
            <li class="app ${index === decisive ? 'hit' : ''}">
              ${frame(place.stack[index])}${index === decisive ? marked(mark) : ''}
            </li>`)
        : folded(run.indices.map(index => place.stack[index])))}
  </ol>`;
}

/** The position of the frame that the site names, or -1 where the stack is not known. */
export function decisiveFrame(place) {
  const named = place.stack.indexOf(place.site);
  return named >= 0 ? named : place.application.length > 0 ? place.application[0] : place.stack.length > 0 ? 0 : -1;
}

function frame(text) {
  return html`<code>${wholeFrame(text)}</code>`;
}

function marked(mark) {
  return html` <span class="mark">◂ ${mark}</span>`;
}

function folded(frames) {
  return html`<li class="lib"><details>
    <summary>${summary(frames)}</summary>
    <ol>${frames.map(text => html`<li>${frame(text)}</li>`)}</ol>
  </details></li>`;
}

/** 31 frames of io.helidon, the JDK */
export function summary(frames) {
  const jdk = frames.every(isJdk);
  const names = [...new Set(frames.map(text => origin(text, jdk)))];
  const more = names.length > NAMED ? ' and others' : '';
  return `${counted(frames.length, 'frame')} of ${names.slice(0, NAMED).join(', ')}${more}`;
}

/** Whose a frame is: among the JDK's frames the package, else the first two parts of it. */
function origin(text, jdkOnly) {
  const name = parse(text)?.package.replace(/\.$/, '') ?? '';
  if (isJdk(text)) {
    return jdkOnly ? name : 'the JDK';
  }
  return name.split('.').slice(0, 2).join('.') || 'no package';
}

/** Neighbouring positions of one kind together. */
function runs(frames, isOwn) {
  const all = [];
  frames.forEach((_, index) => {
    const own = isOwn(index);
    const last = all.at(-1);
    if (last && last.own === own) {
      last.indices.push(index);
    } else {
      all.push({ own, indices: [index] });
    }
  });
  return all;
}
