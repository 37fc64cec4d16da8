/** The buttons that hand on the tables that stand on several pages: findings and JVMs. */
import { exportButtons } from './export.js';

const FINDINGS = [
  ['application', finding => finding.name],
  ['jvm', finding => finding.jvm],
  ['signature', finding => finding.signature],
  ['kind', finding => finding.kind],
  ['verdict', finding => finding.verdict],
  ['state', finding => finding.state],
  ['count', finding => finding.count],
  ['first seen', finding => finding.firstSeen],
  ['last seen', finding => finding.lastSeen],
  ['title', finding => finding.title],
  ['spawned at', finding => finding.spawn?.site],
  ['waits at', finding => finding.wait?.site],
  ['advice', finding => finding.advice],
];
const JVMS = [
  ['name', jvm => jvm.name],
  ['jvm', jvm => jvm.jvm],
  ['host', jvm => jvm.host],
  ['pid', jvm => jvm.pid],
  ['state', jvm => jvm.state],
  ['jdk', jvm => jvm.jdk],
  ['version', jvm => jvm.version],
  ['started', jvm => jvm.started],
  ['last seen', jvm => jvm.lastSeen],
  ['live tasks', jvm => jvm.tasks?.live],
  ['waiting', jvm => jvm.tasks?.waiting],
  ['rss bytes', jvm => jvm.memory?.rssBytes],
  ['proven', jvm => jvm.findings?.proven],
  ['evident', jvm => jvm.findings?.evident],
  ['suspected', jvm => jvm.findings?.suspected],
];

/** `findings` gives findings, each with the `name` of its application where that is known. */
export function findingExport(findings) {
  return exportButtons('findings', FINDINGS, () => [...findings()]);
}

/** `jvms` gives JVMs. */
export function jvmExport(jvms) {
  return exportButtons('jvms', JVMS, () => [...jvms()]);
}
