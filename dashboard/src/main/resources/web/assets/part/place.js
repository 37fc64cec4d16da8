/** Places in code: frames such as com.acme.Quotes.best(Quotes.java:41), shortened and drawn. */
import { html } from '../webjars.js';

const FRAME = /^(?:[^\s(]*\/)?((?:[^.\s(]+\.)*)([^.\s(]+)\.([^.\s(]+)\(([^()]*)\)$/;
const LINE = /^(.+)\.\w+:(\d+)$/;

/** The parts of a frame, or null where the text is no frame. */
export function parse(frame) {
  const match = FRAME.exec(frame);
  return match && { package: match[1], type: match[2], method: match[3], location: match[4] };
}

/** Quotes:41, or the whole text where it is no frame with a line. */
export function brief(frame) {
  const parts = parse(frame);
  const line = parts && LINE.exec(parts.location);
  return line ? `${line[1]}:${line[2]}` : parts ? `${parts.type}.${parts.method}` : frame;
}

/** Whether a frame is the JDK's own. */
export function isJdk(frame) {
  return /^(?:[^\s(]*\/)?(?:java|javax|jdk|sun|com\.sun)\./.test(frame);
}

/** Quotes.best(Quotes.java:41) in mono, with the package on hover. */
export function site(frame) {
  const parts = parse(frame);
  return parts
    ? html`<span class="mono" title=${frame}>${breakable(`${parts.type}.${parts.method}(${parts.location})`)}</span>`
    : html`<span title=${frame}>${frame}</span>`;
}

/** The whole frame, its package in grey. */
export function wholeFrame(frame) {
  const parts = parse(frame);
  return parts
    ? html`<span class="package">${breakable(frame.slice(0, frame.indexOf(parts.type + '.' + parts.method)))}</span
        >${breakable(`${parts.type}.${parts.method}(${parts.location})`)}`
    : frame;
}

/** The last part of a class's name, in mono, with the whole on hover. */
export function type(name) {
  return html`<span class="mono" title=${name}>${breakable(simple(name))}</span>`;
}

/** The last part of a class's name; of the JDK's nested classes, without the outer one. */
export function simple(name) {
  return name.slice(Math.max(name.lastIndexOf('.'), isJdk(name) ? name.lastIndexOf('$') : -1) + 1);
}

/** The text, with places where a line may break that are not copied with it. */
export function breakable(text) {
  return text.split(/(?<=[.$])|(?=\()/).map((part, i) => (i === 0 ? part : html`<wbr>${part}`));
}
