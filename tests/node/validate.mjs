// Validates JSON files against a schema:
//   node validate.mjs cyclonedx FILE...        the official CycloneDX 1.6 schema
//   node validate.mjs spdx FILE...             the official SPDX 3.0.1 schema
//   node validate.mjs sarif FILE...            the official SARIF 2.1.0 schema
//   node validate.mjs spdx2 FILE...            what SPDX 2.3 asks of a document
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

function sarif() {
  const Ajv = require('ajv/dist/2020').default;
  const path = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', '@microsoft', 'sarif-multitool-linux', 'sarif-2.1.0.json');
  const ajv = new Ajv({ strict: false, validateFormats: true });
  addFormats(ajv);
  return ajv.compile(read(path));
}

// No package holds the schema of SPDX 2.3; what it and the specification ask of such a document is checked here.
function spdx2() {
  const parse = require('spdx-expression-parse');
  const packageKeys = new Set(['SPDXID', 'name', 'versionInfo', 'comment', 'supplier', 'downloadLocation', 'filesAnalyzed', 'primaryPackagePurpose', 'licenseConcluded', 'licenseDeclared', 'copyrightText', 'sourceInfo', 'checksums', 'externalRefs', 'annotations']);
  const relations = new Set(['DESCRIBES', 'CONTAINS', 'DEPENDS_ON', 'OTHER', 'DESCENDANT_OF', 'DATA_FILE_OF', 'TEST_OF']);
  const validate = document => {
    const fault = (instancePath, message, params) => validate.errors.push({ instancePath, message, params });
    validate.errors = [];
    const ids = new Set([document.SPDXID]);
    const licenses = new Set(document.hasExtractedLicensingInfos.map(info => info.licenseId));
    if (document.spdxVersion !== 'SPDX-2.3' || document.dataLicense !== 'CC0-1.0' || document.SPDXID !== 'SPDXRef-DOCUMENT' || !document.name) fault('/', 'header');
    if (!/^urn:uuid:[0-9a-f-]{36}$/.test(document.documentNamespace)) fault('/documentNamespace', 'no URI', document.documentNamespace);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(document.creationInfo.created) || !document.creationInfo.creators.every(name => /^Tool: \S+-\S+$/.test(name))) fault('/creationInfo', 'form');
    for (const info of document.hasExtractedLicensingInfos) {
      if (!/^LicenseRef-[A-Za-z0-9.-]+$/.test(info.licenseId) || !info.extractedText) fault('/hasExtractedLicensingInfos', 'form', info);
    }
    for (const item of document.packages) {
      if (!/^SPDXRef-[A-Za-z0-9.-]+$/.test(item.SPDXID) || ids.has(item.SPDXID)) fault(item.SPDXID, 'id');
      ids.add(item.SPDXID);
      if (!item.name || /[\r\n]/.test(item.name) || !item.downloadLocation) fault(item.SPDXID, 'name or location', item.name);
      if (!/^(NOASSERTION$|Organization: .|Person: .)/.test(item.supplier) || /[\r\n]/.test(item.supplier)) fault(item.SPDXID, 'supplier', item.supplier);
      for (const key of Object.keys(item)) if (!packageKeys.has(key)) fault(item.SPDXID, 'unknown member', key);
      for (const key of ['licenseConcluded', 'licenseDeclared']) {
        try {
          if (item[key] !== 'NOASSERTION') parse(item[key]);
        } catch (error) {
          fault(`${item.SPDXID}/${key}`, error.message, item[key]);
        }
        for (const reference of item[key].match(/LicenseRef-[A-Za-z0-9.-]+/g) || []) if (!licenses.has(reference)) fault(`${item.SPDXID}/${key}`, 'is not explained', reference);
      }
      for (const note of item.annotations || []) if (!note.annotationDate || note.annotationType !== 'OTHER' || !note.annotator || !note.comment) fault(item.SPDXID, 'annotation', note);
    }
    for (const { spdxElementId: from, relationshipType: kind, relatedSpdxElement: to } of document.relationships) {
      if (!ids.has(from) || !ids.has(to) || !relations.has(kind)) fault('/relationships', 'leads nowhere', { from, kind, to });
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
const named = { cyclonedx, sarif, spdx, spdx2 };
const validate = named[schema] ? named[schema]() : own(schema);
for (const file of files) {
  if (!validate(read(file))) {
    for (const error of validate.errors) {
      console.log(`${file}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
    }
    process.exitCode = 1;
  }
}
