/** What is shown before the first JVM has spoken: how to make one speak, ready to copy. */
import { html } from '../webjars.js';
import { copyButton } from './copy.js';

export function firstSteps() {
  const options = `dashboard=${location.origin},name=shop`;
  return html`
    <h1 tabindex="-1">No JVM has spoken yet</h1>
    <p>Start a program with the agent, and it appears here within a second or two. JDK 17 and newer; nothing in the
      program has to change.</p>
    ${command(`java -javaagent:stranded-agent.jar=${options} -jar shop.jar`)}
    <h2 class="outside">A JVM that runs already</h2>
    <p class="sub">As the same user on the same machine; 4711 stands for its process id, which the first command lists.</p>
    ${command('java -jar stranded-agent.jar list')}
    ${command(`java -jar stranded-agent.jar attach 4711 ${options}`)}
    <h2 class="outside">Where you cannot change the command line</h2>
    ${command(`export JAVA_TOOL_OPTIONS="-javaagent:/path/to/stranded-agent.jar=${options}"`)}
    <p class="sub">Put your own paths and the application's name in place of these. A wait is worth a look after 60 s; to be
      told sooner, add <code>,threshold=5s</code> after the name.</p>`;
}

function command(text) {
  return html`<div class="command"><pre tabindex="0">${text}</pre>${copyButton('Copy', () => text)}</div>`;
}
