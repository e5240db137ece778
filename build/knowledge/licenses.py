#!/usr/bin/env python3
"""Writes Knowledge/licenses.ini, licenses.spdx.ini and licenses.exceptions.ini: facts about licenses, no text of them.

usage: licenses.py --corpus DIR --spdx-list DIR --spdx-exceptions DIR

--corpus           a corpus with licenses/labels.jsonl, licenses/texts/ and mot/license_table.json
--spdx-list        the unpacked npm package spdx-license-list    (npm pack spdx-license-list)
--spdx-exceptions  the unpacked npm package spdx-exceptions      (npm pack spdx-exceptions)

What the sources do not say is in curated.ini beside this script: names as people write them, policies that belong to a
license, licenses known without a text. Its keys win. Run it again whenever a source or curated.ini changes, and review
the difference: the outputs are data files of the product.
"""
import argparse, json, os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from sections import section

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'src', 'ModelOpenness.Core', 'Knowledge')
UNITS = {'vCPUs / 10TB': 'vCPUs'}   # what a threshold counts, where the corpus says more than one thing


def read_ini(path):
    """[id] headings with (key, value) lists, as KnowledgeFile of the product reads them."""
    entries, current = {}, None
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        line = line.strip()
        if not line or line[0] == '#':
            continue
        if line[0] == '[' and line[-1] == ']':
            current = entries.setdefault(line[1:-1], [])
        else:
            key, colon, value = line.partition(':')
            if not colon or current is None:
                sys.exit(f'{path}:{number}: expected [id] or key: value')
            current.append((key.strip(), value.strip()))
    return entries


def sentence(text, start):
    """The sentence that an offset stands in, as (begin, end)."""
    stop = re.compile(r'[.!?。；;](?=\s)|。|\n\s*\n')
    begin = 0
    for m in stop.finditer(text, 0, start):
        begin = m.end()
    m = stop.search(text, start)
    return begin, m.end() if m else len(text)


def clauses(text, labels):
    """Groups terms whose words overlap or stand in one sentence; a list of group numbers, None for one alone."""
    spans = [(t['start'], t['end'], *sentence(text, t['start'])) for t in labels]
    group = list(range(len(labels)))
    for a in range(len(labels)):
        for b in range(a):
            overlap = spans[a][0] < spans[b][1] and spans[b][0] < spans[a][1]
            together = spans[b][2] <= spans[a][0] < spans[b][3] or spans[a][2] <= spans[b][0] < spans[a][3]
            if overlap or together:
                old, new = group[a], group[b]
                group = [new if g == old else g for g in group]
    return [g if group.count(g) > 1 else None for g in group]


def terms_of(label, text):
    lines, seen, names = [], {}, {}
    labels = sorted(label['restrictive_terms'], key=lambda t: t['start'])
    groups = clauses(text, labels)
    kept = []
    for t, g in zip(labels, groups):
        value, unit = t.get('threshold'), UNITS.get(t.get('unit'), t.get('unit'))
        if (t['type'], value) in seen:   # the same fact again, for example in the Chinese half
            continue
        seen[(t['type'], value)] = True
        kept.append((t['type'], section(text, t['start']), g, value, unit))
    for kind, where, g, value, unit in kept:
        parts = [kind]
        if where:
            parts.append('section ' + where)
        if g is not None and sum(k[2] == g for k in kept) > 1:
            parts.append('clause ' + names.setdefault(g, chr(ord('a') + len(names))))
        if value is not None:
            parts.append(f'value {value} {unit}')
        lines.append('; '.join(parts))
    return lines


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--corpus', required=True); p.add_argument('--spdx-list', required=True)
    p.add_argument('--spdx-exceptions', required=True)
    args = p.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    curated = read_ini(os.path.join(here, 'curated.ini'))
    spdx = json.load(open(os.path.join(args.spdx_list, 'spdx.json'), encoding='utf-8'))
    version = json.load(open(os.path.join(args.spdx_list, 'package.json')))['version']
    mot = {x['id']: x for x in json.load(open(os.path.join(args.corpus, 'mot', 'license_table.json')))}
    root = os.path.join(args.corpus, 'licenses')
    labels = [json.loads(line) for line in open(os.path.join(root, 'labels.jsonl'), encoding='utf-8')]

    # SPDX: one line a license, under the flags that it has
    groups = {}
    for key, row in spdx.items():
        table = mot.get(key, {})
        flags = [f for f, on in (('osi', row['osiApproved']), ('fsf', table.get('fsf')), ('deprecated', table.get('deprecated'))) if on]
        groups.setdefault(' '.join(flags) or 'none', []).append((key, row))
    with open(os.path.join(OUT, 'licenses.spdx.ini'), 'w', encoding='utf-8', newline='\n') as f:
        f.write('# Every license of the SPDX list, under the flags that it has: id: name.\n'
                '# osi: approved by the Open Source Initiative; fsf: listed as free by the Free Software Foundation.\n'
                f'# Generated by build/knowledge/licenses.py from npm spdx-license-list {version} (id, name, osi) and the license table\n'
                '# of the Model Openness Tool (fsf, deprecated). Terms and other names: licenses.ini.\n')
        for flags in sorted(groups):
            f.write(f'\n[{flags}]\n')
            for key, row in sorted(groups[flags], key=lambda x: x[0].lower()):
                f.write(f'{key}: {row["name"]}\n')

    exceptions = json.load(open(os.path.join(args.spdx_exceptions, 'index.json')))
    with open(os.path.join(OUT, 'licenses.exceptions.ini'), 'w', encoding='utf-8', newline='\n') as f:
        f.write('# What may follow WITH in an SPDX expression. An exception only ever permits more.\n'
                '# Generated by build/knowledge/licenses.py from npm spdx-exceptions.\n\n[exceptions]\n')
        for key in sorted(exceptions, key=str.lower):
            f.write(f'id: {key}\n')

    by_fold = {k.lower(): k for k in spdx}
    with open(os.path.join(OUT, 'licenses.ini'), 'w', encoding='utf-8', newline='\n') as f:
        f.write('# Licenses with their terms, stewards and other names. Generated by build/knowledge/licenses.py from the corpus and\n'
                '# build/knowledge/curated.ini: edit curated.ini and run it. The keys are explained in docs/adding-a-license.md.\n')
        done, texts = set(), {}
        for label in labels:
            key = by_fold.get(label['spdx'].lower(), label['id'])
            own = curated.get(key, [])
            has = {k for k, v in own if k not in ('written', 'also') or v == 'none'}
            text = open(os.path.join(root, label['file']), encoding='utf-8', newline='').read()
            rows = []
            if key not in spdx:
                rows.append(('name', label['name']))
                if label['spdx'] != 'LicenseRef-' + key:
                    rows.append(('spdx', label['spdx']))
            if label['steward'] and not label['steward'].startswith('('):
                rows.append(('steward', label['steward']))
            if label['family'] and label['family'].lower() != key.lower():
                rows.append(('family', label['family']))
            if m := re.search(r'[-.]?v?(\d+(?:\.\d+)*|\d{4}-\d{2}-\d{2})(?:-(?:only|or-later|sd))?$', key):
                date = re.search(r'\d{4}-\d{2}-\d{2}$', key)
                rows.append(('version', date.group() if date else m.group(1)))
            for hf in label['hf_license']:
                if hf != 'other':
                    rows.append(('hf', hf))
            if label.get('hf_license_name_unverified'):
                rows.append(('written', label['hf_license_name_unverified']))
            rows += [('term', t) for t in terms_of(label, text)]
            rows += [('source', label['source']), ('sha256', label['sha256'])]
            rows = [(k, v) for k, v in rows if k not in has] + [(k, v) for k, v in own if v != 'none']
            order = 'name successor spdx steward family version hf also written policy term see source sha256'.split()
            rows.sort(key=lambda r: order.index(r[0]))
            f.write(f'\n[{key}]\n' + ''.join(f'{k}: {v}\n' for k, v in rows))
            done.add(key)
            texts[key] = rows
        # A Creative Commons license is named by its elements, so the terms of every version and port stand in its id.
        for key in sorted(spdx, key=str.lower):
            elements = key.split('-')
            if key not in done and elements[:2] == ['CC', 'BY']:
                terms = [('term', kind) for element, kind in (('NC', 'non-commercial'), ('ND', 'no-derivatives'), ('SA', 'share-alike')) if element in elements]
                family = '-'.join(e for e in elements if e in ('CC', 'BY', 'NC', 'ND', 'SA')).lower()
                version = next(e for e in elements if e[0].isdigit())
                rows = [('steward', 'Creative Commons'), ('family', family), ('version', version)] + terms + curated.pop(key, [])
                f.write(f'\n[{key}]\n' + ''.join(f'{k}: {v}\n' for k, v in rows))
        # One text, two ids: "or later" has the terms of "only".
        for key in sorted(spdx, key=str.lower):
            only = key.replace('-or-later', '-only')
            if only != key and only in texts and key not in curated:
                f.write(f'\n[{key}]\n' + ''.join(f'{k}: {v}\n' for k, v in texts[only] if k in ('family', 'version', 'term')))
                done.add(key)
        for key, own in curated.items():
            if key not in done:
                f.write(f'\n[{key}]\n' + ''.join(f'{k}: {v}\n' for k, v in own if v != 'none'))


if __name__ == '__main__':
    main()
