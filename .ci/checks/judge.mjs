// Judges the expanded template by cdk-nag (AwsSolutions, Serverless) and by the Control Tower rules of cfn-guard:
//   node judge.mjs expanded-template.json exemptions.txt
// Runs where package.json's packages are installed. Fails on every finding that exemptions.txt does not list, and on
// every exemption that no finding needs any more.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

const [template, listed] = process.argv.slice(2);

/** Findings as "RULE RESOURCE". The packs report by an exception and a file. */
function nag() {
  const outdir = mkdtempSync(join(tmpdir(), 'nag-'));
  const app = new App({ outdir });
  new CfnInclude(new Stack(app, 'Stack'), 'Template', { templateFile: template });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  const write = process.stderr.write;
  process.stderr.write = () => true;
  try {
    app.synth();
  } catch (failure) {
    if (!/Validation failed/.test(failure.message)) throw failure;
  } finally {
    process.stderr.write = write;
    process.exitCode = 0;
  }
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  // The CDK adds a report of its own where it has something to remark; cfn-lint judges that.
  const packs = pluginReports.filter(report => ['AwsSolutions', 'Serverless'].includes(report.pluginName));
  if (packs.length !== 2) throw new Error('cdk-nag did not report on both packs');
  return packs.flatMap(report => report.violations).flatMap(violation => violation.violatingConstructs
    .map(construct => `${violation.ruleName} ${construct.constructPath.split('/').at(-1)}`));
}

function controlTower() {
  const home = 'node_modules/@cdklabs/cdk-validator-cfnguard';
  const system = process.platform === 'darwin' ? 'macos' : 'ubuntu';
  const run = spawnSync(`${home}/bin/${system}/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}/cfn-guard`,
    ['validate', '-d', template, '-r', `${home}/rules/control-tower`, '-o', 'json', '--structured', '-S', 'none'],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  const [report] = JSON.parse(run.stdout);
  const rules = report.not_applicable.length + report.compliant.length + report.not_compliant.length;
  if (rules < 200) throw new Error(`cfn-guard knew only ${rules} rules`);
  return report.not_compliant.flatMap(({ Rule }) => {
    const text = JSON.stringify(Rule);
    const name = text.match(/\[(CT\.[A-Z0-9.]+)]/)?.[1] ?? Rule.name;
    return [...new Set([...text.matchAll(/"path":"\/Resources\/(\w+)/g)].map(match => match[1]))]
      .map(resource => `${name} ${resource}`);
  });
}

/** RULE RESOURCE,RESOURCE - reason; the resource * is every one that the rule finds. */
function exemptions() {
  return readFileSync(listed, 'utf8').split('\n').filter(line => line && !line.startsWith('#')).flatMap(line => {
    const [, rule, resources, reason] = line.match(/^(\S+) (\S+) - (.+)$/) ?? [];
    if (!reason) throw new Error(`${listed} needs RULE RESOURCES - reason, but has: ${line}`);
    return resources.split(',').map(resource => `${rule} ${resource}`);
  });
}

const findings = [...new Set([...nag(), ...controlTower()])].sort();
const exempt = exemptions();
const any = finding => finding.replace(/ \S+$/, ' *');
const unexplained = findings.filter(finding => !exempt.includes(finding) && !exempt.includes(any(finding)));
const stale = exempt.filter(line => !findings.some(finding => finding === line || any(finding) === line));
unexplained.forEach(finding => console.error(`not exempt: ${finding}`));
stale.forEach(line => console.error(`no longer needed in ${listed}: ${line}`));
console.log(`${findings.length} findings, ${findings.length - unexplained.length} exempt with a reason, `
  + `${unexplained.length} unexplained, ${stale.length} exemptions stale`);
process.exit(unexplained.length + stale.length === 0 ? 0 : 1);
