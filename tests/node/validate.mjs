// Validates JSON files against a schema:
//   node validate.mjs cyclonedx FILE...        the official CycloneDX 1.6 schema
//   node validate.mjs spdx FILE...             the official SPDX 3.0.1 schema
//   node validate.mjs spdx-expressions FILE... every license expression of an SPDX 2.3 document, by the SPDX list
//   node validate.mjs SCHEMA.json FILE...      a schema of docs/schemas (draft 2020-12)
// Prints one line a fault; exit status 1 where there is one.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const read = path => JSON.parse(readFileSync(path, 'utf8'));
const addFormats = require('ajv-formats').default;

function cyclonedx() {
  const Ajv = require('ajv').default;
  const folder = join(dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res', 'schema');
  const ajv = new Ajv({ strict: false, validateFormats: true, addUsedSchema: false });
  addFormats(ajv);
  // Of drafts that ajv-formats does not know; their syntax is a superset of what the reports write.
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', true);
  for (const part of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    // The package renames the files and the references to them, but not their ids.
    const name = part + '.SNAPSHOT.schema.json';
    ajv.addSchema({ ...read(join(folder, name)), $id: 'http://cyclonedx.org/schema/' + name });
  }
  return ajv.compile(read(join(folder, 'bom-1.6.SNAPSHOT.schema.json')));
}

function spdx() {
  const Ajv = require('ajv/dist/2020').default;
  // cdxgen exports no path to it.
  const path = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', '@cyclonedx', 'cdxgen', 'data', 'spdx-export.schema.json');
  const ajv = new Ajv({ strict: false, validateFormats: true });
  addFormats(ajv);
  return ajv.compile(read(path));
}

function expressions() {
  const parse = require('spdx-expression-parse');
  const validate = document => {
    validate.errors = [];
    for (const item of document.packages) {
      for (const key of ['licenseConcluded', 'licenseDeclared']) {
        try {
          if (item[key] !== 'NOASSERTION') parse(item[key]);
        } catch (error) {
          validate.errors.push({ instancePath: `${item.SPDXID}/${key}`, message: error.message, params: item[key] });
        }
      }
    }
    return validate.errors.length === 0;
  };
  return validate;
}

function own(path) {
  const Ajv = require('ajv/dist/2020').default;
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  // Schemas refer to each other by file name.
  for (const name of readdirSync(dirname(path)).filter(name => name.endsWith('.json') && name !== basename(path))) {
    ajv.addSchema(read(join(dirname(path), name)), name);
  }
  return ajv.compile(read(path));
}

const [schema, ...files] = process.argv.slice(2);
const named = { cyclonedx, spdx, 'spdx-expressions': expressions };
const validate = named[schema] ? named[schema]() : own(schema);
for (const file of files) {
  if (!validate(read(file))) {
    for (const error of validate.errors) {
      console.log(`${file}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
    }
    process.exitCode = 1;
  }
}
