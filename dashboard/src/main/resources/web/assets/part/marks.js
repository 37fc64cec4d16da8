/** Moments that a chart names: a dashed line each, with a word at its top. */
const ROW = 14;
const NEAR_THE_END = 0.6;

/**
 * Puts `marks`, each with `at` in epoch milliseconds and `label`, over the field of a plot, the earliest highest; a line
 * begins below the words of those before it.
 */
export function showMarks(plot, marks) {
  const { min, max } = plot.scales.x;
  const shown = marks
    .filter(mark => mark.at / 1000 >= min && mark.at / 1000 <= max)
    .sort((a, b) => a.at - b.at);
  const standing = [...plot.over.querySelectorAll('.mark')];
  standing.slice(shown.length).forEach(line => line.remove());
  shown.forEach((mark, row) => {
    const part = (mark.at / 1000 - min) / (max - min);
    const line = standing[row] ?? plot.over.appendChild(made());
    line.style.left = `${Math.round(part * plot.over.clientWidth)}px`;
    line.classList.toggle('late', part > NEAR_THE_END);
    line.classList.toggle('bad', Boolean(mark.bad));
    line.style.top = `${mark.label ? row * ROW : 0}px`;
    line.firstChild.textContent = mark.label;
  });
}

function made() {
  const line = document.createElement('div');
  line.className = 'mark';
  line.append(document.createElement('span'));
  return line;
}
