/** The two libraries of the page; the server takes them from WebJars, in the versions of the build. */
export { html, render, nothing, svg } from '/webjars/lit-html/lit-html.js';
export { repeat } from '/webjars/lit-html/directives/repeat.js';
export { default as uPlot } from '/webjars/uplot/dist/uPlot.esm.js';

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = '/webjars/uplot/dist/uPlot.min.css';
document.head.prepend(style);
