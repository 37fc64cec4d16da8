/** A finding as Markdown, to be pasted into an issue or a chat. */
import { bytes, duration, number } from './format.js';
import { trailText } from './proof-card.js';
import { cameBack, handled } from './handling.js';
import { inFull, pace } from './pace.js';
import { sketchOf } from './sketch.js';
import { decisiveFrame } from './stack.js';
import { meaning, origin, unit } from './verdict.js';

/** `link` leads to the finding's page. */
export function markdown(finding, jvm, link) {
  const { spawn, wait, channel } = finding;
  const parts = [
    `### ${plain(finding.title)}`,
    `**${finding.state === 'open' ? finding.verdict : finding.state}**: ${meaning(finding)}`,
    facts(finding, jvm),
    spawn && code(`${origin(finding).heading}${spawn.inferred ? ' (inferred from the class of the task)' : ''}`, frames(spawn, origin(finding).mark)),
    wait && code(`Blocked in ${wait.operation}()${wait.timed ? ', timed' : ', without a time-out'}`, frames(wait, 'waits here')),
    channel && told(channel),
    finding.proof && proof(finding.proof),
    finding.evidence.length > 0 && ['Why:', ...finding.evidence.map(evidence)].join('\n'),
    `What to change: ${plain(finding.advice)}`,
    sketch(finding),
    `<${link}>`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function facts(finding, jvm) {
  return [
    `\`${tick(finding.kind)}\` \`${tick(finding.signature)}\``,
    `${number(finding.count)} ${unit(finding)}${finding.count === 1 ? '' : 's'}`,
    finding.wait?.longestMillis > 0 && `longest wait ${duration(finding.wait.longestMillis)}`,
    `first seen ${finding.firstSeen}, last ${finding.lastSeen}`,
    `\`${tick(jvm.name)}\`${jvm.version ? ` ${plain(jvm.version)}` : ''} on ${plain(jvm.host)}, pid ${jvm.pid}, JDK ${plain(jvm.jdk)}`,
    cameBack(finding) && `came back ${finding.handling.cameBackAt}`,
    handled(finding) !== 'open' && `${handled(finding)} ${finding.handling.at}`,
  ].filter(Boolean).join(' · ');
}

function told(channel) {
  const made = channel.created || !channel.state ? `, made at \`${tick(channel.created ?? 'an unknown place')}\`` : '';
  const flow = pace([channel]);
  return `Channel: \`${tick(channel.type)}\`${made}${channel.state ? `: ${plain(channel.state.text)}` : ''}${
    flow.oldest == null ? '' : `. ${inFull(flow)}`}`;
}

function sketch(finding) {
  const change = sketchOf(finding);
  return change && [
    `${plain(change.words)} As a sketch, before and after:`,
    ['```java', change.before, '```'].join('\n'),
    ['```java', change.after, '```'].join('\n'),
  ].join('\n\n');
}

function proof({ at, outcome, reason, objects, retainedBytes, path }) {
  const kept = retainedBytes == null ? '' : `; kept by them alone: ${bytes(retainedBytes)}`;
  const said = `By the heap dump of ${at}, ${number(objects)} objects searched: **${plain(outcome)}**, ${plain(reason)}${kept}`;
  return path.length === 0 ? said : `${said}\n\n${code('What leads to what can release them', trailText(path))}`;
}

function evidence({ fact, at }) {
  return `- ${at ? `${at}: ` : ''}${plain(fact)}`;
}

function frames(place, mark) {
  const decisive = decisiveFrame(place);
  return decisive < 0
    ? [place.site]
    : place.stack.map((frame, index) => (index === decisive ? `${frame}   <-- ${mark}` : frame));
}

/** A block that no line of its content can end. */
function code(title, lines) {
  const longest = Math.max(2, ...lines.join('\n').match(/`+/g)?.map(run => run.length) ?? [0]);
  const fence = '`'.repeat(longest + 1);
  return [`${title}:`, fence, ...lines, fence].join('\n');
}

function plain(text) {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ');
}

function tick(text) {
  return text.replace(/[`\s]+/g, ' ');
}
