/** One side of a comparison: a JVM, and the span of its time that is looked at. */
import { models, peak } from './chart-models.js';
import { get, jvmPath } from '../shell/api.js';

const POINTS = 200;
const PROVED_WRONG = new Set(['withdrawn', 'cleared', 'refuted']);

export class Side {
  jvm = null;
  findings = [];
  series = null;
  #id;
  #from;
  #to;

  /** `from` and `to` are epoch milliseconds, or null for all time. */
  constructor(id, from, to) {
    this.#id = id;
    this.#from = from;
    this.#to = to;
  }

  /** A side as the address of a comparison names it. */
  static in(query, name) {
    const time = part => (/^\d{1,15}$/.test(query.get(name + part) ?? '') ? Number(query.get(name + part)) : null);
    const [from, to] = [time('from'), time('to')];
    return new Side(query.get(name) ?? '', from, from !== null && to !== null && to > from ? to : null);
  }

  get id() {
    return this.#id;
  }

  /** The span that is looked at, or null for all time. */
  get span() {
    return this.#to === null ? null : { from: this.#from, to: this.#to };
  }

  /** Where its charts begin, and how many milliseconds they show at least. */
  get extent() {
    const { at } = this.series;
    const from = this.span?.from ?? at[0] ?? Date.now();
    return { from, length: (this.span?.to ?? at.at(-1) ?? from) - from };
  }

  async load() {
    const query = this.span ? `&from=${this.#from}&to=${this.#to}` : '';
    const [answer, series] = await Promise.all(
      [get(jvmPath(this.#id)), get(`${jvmPath(this.#id, 'series')}?points=${POINTS}${query}`)]);
    this.jvm = answer.jvm;
    this.series = series;
    this.findings = answer.findings.filter(finding => !PROVED_WRONG.has(finding.state) && this.#sees(finding));
    return answer.now;
  }

  #sees(finding) {
    return this.#to === null
      || (Date.parse(finding.firstSeen) <= this.#to && Date.parse(finding.lastSeen) >= this.#from);
  }

  /** What its charts draw. */
  models() {
    return models(this.series, this.findings);
  }

  /** The highest of a figure over time; null where it is not known. */
  most(figure) {
    const values = this.series[figure].filter(value => value != null);
    return values.length === 0 ? null : peak(values);
  }

  mean(figure) {
    const values = this.series[figure].filter(value => value != null);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  }
}
