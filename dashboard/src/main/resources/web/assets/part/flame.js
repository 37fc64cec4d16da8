/**
 * <flame-graph>: a tree of stacks as boxes as wide as the tasks below them.
 *
 * Its property `model` has `root` (see stacks.js), `upright` (the outermost frames at the bottom) and `query`, a text
 * that is looked for. A click on a frame zooms to it; with the keyboard the arrows move between frames, Enter zooms and
 * Escape zooms out.
 */
import { number } from './format.js';
import { parse } from './place.js';
import { matching, nodeAt, pathTo } from './stacks.js';

const SVG = 'http://www.w3.org/2000/svg';
const ROW = 19;
const NARROWEST = 1.2;
const CHAR = 6.7;
const PADDING = 5;
const MOST_BOXES = 3000;

class FlameGraph extends HTMLElement {
  #model = null;
  #zoomed = [];
  #focused = null;
  #boxes = new Map();
  #svg = null;
  #words = null;
  #width = 0;
  #size = new ResizeObserver(() => this.#resize());

  set model(model) {
    const before = this.#model;
    this.#model = model;
    if (before?.root !== model.root || before.upright !== model.upright || before.query !== model.query) {
      this.#zoomed = before?.inverted === model.inverted ? this.#zoomed : [];
      this.#draw();
    }
  }

  get model() {
    return this.#model;
  }

  connectedCallback() {
    if (!this.#svg) {
      this.#svg = this.appendChild(document.createElementNS(SVG, 'svg'));
      this.#svg.setAttribute('role', 'group');
      this.#words = this.appendChild(document.createElement('p'));
      this.#words.className = 'words';
      this.#words.setAttribute('role', 'status');
      this.#svg.addEventListener('click', event => this.#zoom(this.#nodeOf(event.target)));
      // Not pointerover: frames that move beneath a pointer at rest do not take the word from the keyboard.
      this.#svg.addEventListener('pointermove', event => this.#tell(this.#nodeOf(event.target)));
      this.#svg.addEventListener('pointerleave', () => this.#tell(null));
      this.#svg.addEventListener('focusin', event => this.#arrive(this.#nodeOf(event.target)));
      this.#svg.addEventListener('keydown', event => this.#key(event));
    }
    this.#size.observe(this);
    this.#draw();
  }

  disconnectedCallback() {
    this.#size.disconnect();
  }

  #resize() {
    if (this.clientWidth !== this.#width) {
      this.#draw();
    }
  }

  #nodeOf(target) {
    return target.closest?.('g')?.node ?? null;
  }

  #draw() {
    if (!this.#svg || !this.isConnected || !this.#model) {
      return;
    }
    const hadFocus = this.contains(document.activeElement);
    this.#width = this.clientWidth;
    const { root } = this.#model;
    const top = nodeAt(root, this.#zoomed);
    const boxes = placed(top, this.#width);
    const rows = Math.max(1, ...boxes.map(box => box.node.depth + 1));
    this.#svg.setAttribute('viewBox', `0 0 ${Math.max(1, this.#width)} ${rows * ROW}`);
    this.#svg.setAttribute('height', rows * ROW);
    this.#svg.setAttribute('aria-label', `Stacks of ${number(root.value)} tasks, zoomed to ${top.name}`);
    this.#boxes = new Map();
    this.#svg.replaceChildren(...boxes.map(box => this.#box(box, rows)));
    const focused = this.#boxes.get(nodeAt(root, this.#focused ?? this.#zoomed)) ?? this.#boxes.get(top);
    focused?.setAttribute('tabindex', '0');
    if (hadFocus) {
      focused?.focus({ preventScroll: true });
    }
    this.#tell(hadFocus ? focused?.node : null);
  }

  #box({ node, x, width }, rows) {
    const g = document.createElementNS(SVG, 'g');
    const row = this.#model.upright ? rows - 1 - node.depth : node.depth;
    g.node = node;
    g.setAttribute('class', `${kind(node)} ${this.#matches(node) ? 'hit' : ''}`);
    g.setAttribute('role', 'button');
    g.setAttribute('tabindex', '-1');
    g.setAttribute('aria-label', this.#sentence(node));
    const rect = g.appendChild(document.createElementNS(SVG, 'rect'));
    attributes(rect, { x: x + 0.5, y: row * ROW + 0.5, width: Math.max(0.7, width - 1), height: ROW - 1, rx: 2 });
    const label = fitted(node.name, width - 2 * PADDING);
    if (label) {
      const text = g.appendChild(document.createElementNS(SVG, 'text'));
      attributes(text, { x: x + PADDING, y: row * ROW + 13.5 });
      text.textContent = label;
    }
    this.#boxes.set(node, g);
    return g;
  }

  #matches(node) {
    const { query } = this.#model;
    return query !== '' && node.parent && node.name.toLowerCase().includes(query);
  }

  #zoom(node) {
    if (node) {
      this.#focused = pathTo(node);
      this.#zoomed = pathTo(node);
      this.#draw();
    }
  }

  #arrive(node) {
    if (node) {
      this.#boxes.forEach((box, other) => box.setAttribute('tabindex', other === node ? '0' : '-1'));
      this.#focused = pathTo(node);
      this.#tell(node);
    }
  }

  #key(event) {
    const node = this.#nodeOf(event.target);
    const next = node && this.#next(node, event.key);
    if (event.key === 'Enter' || event.key === ' ') {
      this.#zoom(node);
    } else if (event.key === 'Escape') {
      const top = nodeAt(this.#model.root, this.#zoomed);
      this.#zoom(top.parent ?? top);
    } else if (next) {
      this.#boxes.get(next)?.focus({ preventScroll: true });
      this.#boxes.get(next)?.scrollIntoView({ block: 'nearest' });
    } else {
      return;
    }
    event.preventDefault();
  }

  #next(node, key) {
    const deeper = this.#model.upright ? 'ArrowUp' : 'ArrowDown';
    const outer = this.#model.upright ? 'ArrowDown' : 'ArrowUp';
    const drawn = node.children.filter(one => this.#boxes.has(one));
    const row = [...this.#boxes.keys()].filter(one => one.depth === node.depth);
    return {
      [deeper]: drawn.sort((a, b) => b.value - a.value)[0],
      [outer]: node.parent,
      ArrowRight: row[row.indexOf(node) + 1],
      ArrowLeft: row[row.indexOf(node) - 1],
    }[key];
  }

  #tell(node) {
    const top = nodeAt(this.#model.root, this.#zoomed);
    const words = node ? this.#sentence(node) : this.#model.query ? this.#found(top) : this.#sentence(top);
    if (this.#words.textContent !== words) {
      this.#words.textContent = words;
    }
  }

  #found(top) {
    const tasks = matching(top, node => this.#matches(node));
    return `“${this.#model.query}” stands in the stacks of ${share(tasks, top.value)} (${number(tasks)} of ${
      number(top.value)} tasks)`;
  }

  #sentence(node) {
    const all = this.#model.root.value;
    return `${node.name}: ${number(node.value)} ${Math.round(node.value) === 1 ? 'task' : 'tasks'}${
      node.parent ? `, ${share(node.value, all)} of ${number(all)}` : ''}`;
  }
}

/** The frames above the one that is zoomed to are as wide as the graph. */
function placed(top, width) {
  const boxes = [];
  for (let above = top.parent; above; above = above.parent) {
    boxes.unshift({ node: above, x: 0, width });
  }
  const place = (node, x, wide) => {
    if (wide < NARROWEST || boxes.length >= MOST_BOXES) {
      return;
    }
    boxes.push({ node, x, width: wide });
    let at = x;
    node.children.forEach(one => {
      const part = (one.value / node.value) * wide;
      place(one, at, part);
      at += part;
    });
  };
  place(top, 0, width);
  return boxes;
}

function kind(node) {
  return node.parent ? (node.own ? 'own' : 'lib') : 'all';
}

function fitted(name, room) {
  const parts = parse(name);
  const texts = parts ? [name, `${parts.type}.${parts.method}(${parts.location})`, `${parts.type}.${parts.method}`] : [name];
  const fits = texts.find(text => text.length * CHAR <= room);
  const most = Math.floor(room / CHAR) - 1;
  return fits ?? (most >= 3 ? `${texts.at(-1).slice(0, most)}…` : null);
}

function share(part, whole) {
  const percent = whole > 0 ? (100 * part) / whole : 0;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : number(percent)} %`;
}

function attributes(element, values) {
  Object.entries(values).forEach(([name, value]) => element.setAttribute(name, value));
}

customElements.define('flame-graph', FlameGraph);
