/** The names and figures at the right end of a chart's lines, kept from lying over each other. */
const ROW = 15;
const ROWS_APART = 3;

export class LineLabels {
  #host;
  #rows = [];

  constructor(host) {
    this.#host = host;
  }

  /** Shows the figures at a position in time, or the last ones where that is null. */
  show(plot, model, pointed) {
    this.#prepare(model.lines.length);
    const placed = model.lines.map((line, i) => place(plot, model, i, pointed ?? last(line.values)));
    spread(placed, plot.bbox.height / devicePixelRatio + plot.bbox.top / devicePixelRatio);
    placed.forEach(label => write(this.#rows[label.index], label));
  }

  #prepare(count) {
    while (this.#rows.length > count) {
      this.#rows.pop().remove();
    }
    while (this.#rows.length < count) {
      const row = document.createElement('div');
      row.append(document.createElement('span'), document.createElement('b'));
      this.#host.append(row);
      this.#rows.push(row);
    }
  }
}

function last(values) {
  return values.findLastIndex(value => value != null);
}

/** Where a label would stand if it were alone: at its line, or in the middle of its band. */
function place(plot, model, index, moment) {
  const line = model.lines[index];
  const value = line.values[moment] ?? null;
  const below = model.stacked ? sum(model.lines.slice(0, index), moment) : 0;
  const level = model.stacked ? below + (value ?? 0) / 2 : (value ?? 0);
  const top = plot.bbox.top / devicePixelRatio;
  const height = plot.height - 22;
  const y = model.at.length === 0 ? height : top + plot.valToPos(level, 'y');
  return { index, line, value, y: Number.isFinite(y) ? y : height, lines: line.wide ? 1 : 2 };
}

function sum(lines, moment) {
  return lines.reduce((total, line) => total + (line.values[moment] ?? 0), 0);
}

/** Pushes labels apart: from the top down, then what was pushed over the edge from the bottom up. */
function spread(labels, bottom) {
  const sorted = [...labels].sort((a, b) => a.y - b.y || b.index - a.index);
  let free = 0;
  for (const label of sorted) {
    label.height = label.lines * ROW + (label.lines > 1 ? ROWS_APART : 0);
    label.top = Math.max(label.y - label.height / 2, free);
    free = label.top + label.height;
  }
  let limit = bottom;
  for (const label of sorted.reverse()) {
    label.top = Math.min(label.top, limit - label.height);
    limit = label.top;
  }
}

function write(row, { line, value, top, lines }) {
  const [name, figure] = row.children;
  name.textContent = line.name;
  figure.textContent = line.text(value);
  row.title = line.title ?? '';
  row.className = lines > 1 ? 'tall' : '';
  row.style.color = `var(${line.ink ?? line.colour})`;
  row.style.transform = `translateY(${Math.round(top)}px)`;
}
