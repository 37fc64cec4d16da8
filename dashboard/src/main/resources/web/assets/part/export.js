/**
 * Buttons that hand a table on as CSV or JSON.
 *
 * What a JVM says may begin like a formula: in CSV such a text gets an apostrophe before it, so that no spreadsheet
 * works it out.
 */
import { html } from '../webjars.js';

const FORMULA = /^[\s]*[=+\-@\t\r]/;
const SPECIAL = /[",\r\n]/;

/**
 * `columns` are pairs of a heading and a function that gives a row's value: a text, a number, or null. `rows` is called
 * when a button is pressed.
 */
export function exportButtons(name, columns, rows) {
  return html`<span class="export" role="group" aria-label=${`Take away: ${name}`}>
    <button class="small" @click=${() => save(`${name}.csv`, 'text/csv', csv(columns, rows()))}>CSV</button>
    <button class="small" @click=${() => save(`${name}.json`, 'application/json', json(columns, rows()))}>JSON</button>
  </span>`;
}

/** RFC 4180, with a line of headings. */
export function csv(columns, rows) {
  const lines = [columns.map(([heading]) => field(heading))];
  rows.forEach(row => lines.push(columns.map(([, value]) => field(value(row)))));
  return lines.map(line => `${line.join(',')}\r\n`).join('');
}

function json(columns, rows) {
  const keyed = rows.map(row => Object.fromEntries(columns.map(([heading, value]) => [heading, value(row) ?? null])));
  return `${JSON.stringify(keyed, null, 2)}\n`;
}

function field(value) {
  if (value == null || typeof value === 'number') {
    return value == null ? '' : String(value);
  }
  const text = FORMULA.test(value) ? `'${value}` : String(value);
  return SPECIAL.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}

function save(name, type, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  link.target = '_self';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
