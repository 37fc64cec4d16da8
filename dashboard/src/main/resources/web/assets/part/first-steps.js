/** What is shown before the first JVM has spoken: how to make one speak, ready to copy. */
import { html, nothing } from '../webjars.js';
import { asksForTokens } from './account.js';
import { copyButton } from './copy.js';

export function firstSteps() {
  const options = `dashboard=${location.origin},name=shop`;
  const secret = asksForTokens() ? ',tokenFile=/path/to/token' : '';
  return html`
    <h1 tabindex="-1">No JVM has spoken yet</h1>
    <p>Start a program with the agent, and it appears here within a second or two. JDK 17 and newer; nothing in the
      program has to change.</p>
    ${asksForTokens() ? token() : nothing}
    ${command(`java -javaagent:stranded-agent.jar=${options} -jar shop.jar`)}
    <h2 class="outside">A JVM that runs already</h2>
    <p class="sub">As the same user on the same machine; 4711 stands for its process id, which the first command lists.</p>
    ${command('java -jar stranded-agent.jar list')}
    ${command(`java -jar stranded-agent.jar attach 4711 ${options}`)}
    <h2 class="outside">Where you cannot change the command line</h2>
    ${command(`export JAVA_TOOL_OPTIONS="-javaagent:/path/to/stranded-agent.jar=${options}${secret}"`)}
    <p class="sub">Put your own paths and the application's name in place of these. ${asksForTokens()
      ? html`The first line of the <code>tokenFile</code> is the token; a changed one is read without a restart. `
      : nothing}A wait is worth a look after 60 s; to be told sooner, add <code>,threshold=5s</code> after the name.</p>`;
}

/** The commands that follow need no option for it: an agent takes its token from the environment, and `attach` passes it on. */
function token() {
  return html`
    <h2 class="outside">A token first</h2>
    <p class="sub">This dashboard listens to agents that show it a token. Whoever runs it makes one, on its machine; it is
      printed once:</p>
    ${command('java -jar stranded-dashboard.jar token add --role agent --name shop')}
    <p class="sub">Where the program starts, put it in the environment. After this line paste the token and press Enter; it
      is not shown and stays out of the shell's history:</p>
    ${command('read -rs STRANDED_TOKEN && export STRANDED_TOKEN')}
    <h2 class="outside">From the start of a program</h2>`;
}

function command(text) {
  return html`<div class="command"><pre tabindex="0">${text}</pre>${copyButton('Copy', () => text)}</div>`;
}
