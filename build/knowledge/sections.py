"""Finds, for an offset in a license text, the section as the text itself numbers it: "2", "1.b.iv", "Attachment A".

A license numbers its sections with markers at the start of a line ("2.", "(b)", "iv.", "ATTACHMENT A"). From the
offset the lines are read backwards: the nearest marker is the innermost level; the first marker of another shape above
the beginning of that level's list is the next level out, and so on, until a level that needs no parent.
"""
import re

ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split()
CHINESE = '一二三四五六七八九十'
PART = re.compile(r'^[\s#*_>=-]*(attachment|appendix|exhibit|annex|schedule|part|chapter)\s+([A-Z]|\d+|[IVX]+)\b[\s:.*_)–—-]*(?P<rest>.*)$', re.I)
NAMED = re.compile(r'^[\s#*_>-]*(?:section|article|clause|§)\s*(\d+(?:\.\d+)*|[IVX]+)\b[\s.:*_)–—-]*', re.I)
DOTTED = re.compile(r'^[\s#*_>-]*\(?(\d{1,2}(?:\.\d{1,2})+)\)?[.):]?(?=[\s*_A-Z一-鿿]|$)')
NUMBER = re.compile(r'^[\s#*_>-]*(\(?)(\d{1,2})([.)、:])(?=[\s*_A-Z“"一-鿿]|$)')
LETTER = re.compile(r'^[\s#*_>-]*(\(?)([A-Za-z]|[ivx]{2,5}|[IVX]{2,5})([.)])(?=[\s*_“"]|$)')
BARE_HEADING = re.compile(r'\n[ \t]*\r?\n(?:#+ *|\*\*)?[A-Z][A-Za-z&/-]*(?: (?:[A-Z][A-Za-z&/-]*|of|and|the|for|to|on|in))*(?:\*\*)?[ \t]*\r?\n[ \t]*\r?\n')
ZH_PART = re.compile(r'^[\s#*_>-]*第?([%s]{1,3})[、条章]' % CHINESE)


def markers(text):
    """Yields (offset, indent, shape, label) of every line that begins with a marker."""
    offset = 0
    previous = {}
    for line in text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        m = PART.match(line)
        if m and len(m.group('rest').split()) <= 10 and not m.group('rest').rstrip().endswith(('.', ',', ';')):
            yield offset, indent, 'part', f'{m.group(1).capitalize()} {m.group(2).upper()}'
        elif (m := NAMED.match(line)) and not re.match(r'^[\s]*(of|and|or|shall|hereof|above|below|,)', line[m.end():]):
            yield offset, indent, 'named', m.group(1)
        elif m := DOTTED.match(line):
            yield offset, indent, 'dotted', m.group(1)
        elif m := NUMBER.match(line):
            yield offset, indent, 'number' + m.group(1) + m.group(3), m.group(2)
        elif m := LETTER.match(line):
            label = m.group(2)
            style = m.group(1) + m.group(3) + ('U' if label.isupper() else '')
            # "i." after "h." is a letter; elsewhere it is the roman one
            low = label.lower()
            roman = low in ROMAN and not (len(low) == 1 and previous.get('letter' + style) == chr(ord(low) - 1))
            shape = ('roman' if roman else 'letter') + style
            previous[shape] = low
            yield offset, indent, shape, label
        elif m := ZH_PART.match(line):
            yield offset, indent, 'zh', m.group(1)
        offset += len(line)


def ordinals(label):
    """What the label may count as: "c" is 3 among letters and 100 in no list here; "i" is 9 or roman 1."""
    if label.isdigit():
        return {int(label)}
    low = label.lower()
    found = {ROMAN.index(low) + 1} if low in ROMAN else set()
    if len(low) == 1 and low.isascii():
        found.add(ord(low) - 96)
    if all(c in CHINESE for c in label):
        found.add(CHINESE.index(label[-1]) + 1 + (10 if label[0] == '十' and len(label) > 1 else 0))
    return found


def section(text, offset, cache={}):
    key = hash(text)
    if key not in cache:
        cache[key] = list(markers(text))
    above = [m for m in cache[key] if m[0] <= offset]
    chain = []
    at = len(above) - 1
    if at >= 0 and above[at][2] != 'part' and BARE_HEADING.search(text, above[at][0], offset):
        return None   # an annex without number follows the numbered sections
    if at >= 0:
        # An unindented paragraph after an indented list has left the list.
        start = text.rfind('\n', 0, offset) + 1
        while start > 0 and text[text.rfind('\n', 0, start - 1) + 1:start].strip() and not any(m[0] == start for m in above):
            start = text.rfind('\n', 0, start - 1) + 1   # a wrapped line belongs to the paragraph above
        line = text[start:text.find('\n', start) if text.find('\n', start) >= 0 else len(text)]
        indent = len(line) - len(line.lstrip())
        while at >= 0 and above[at][0] != start and above[at][1] > indent and above[at][2] != 'part':
            at -= 1
    while at >= 0:
        where, indent, shape, label = above[at]
        if shape.startswith(('letter', 'roman')) and 1 not in ordinals(label) and not any(
                m[2] == shape and ordinals(m[3]) & {o - 1 for o in ordinals(label)} for m in above[:at]):
            at -= 1   # "(ii)" that only begins a line because the line was wrapped there
            continue
        chain.insert(0, label)
        if shape in ('part', 'named', 'zh') or shape == 'dotted':
            break
        # back to the first of this list
        want = ordinals(label)
        position = at
        while 1 not in want and position > 0:
            lower = {o - 1 for o in want}
            position -= 1
            other = above[position]
            if other[2] == 'part':
                position += 1
                break
            if other[2] == shape and ordinals(other[3]) & lower and abs(other[1] - indent) <= 1:
                want = ordinals(other[3]) & lower
        at = position - 1
        # the parent: the nearest marker above, of a shape that the chain has not; a number at the margin is outermost
        if shape in ('number.', 'number、') and (indent == 0 or not any(m[1] < indent for m in above[:at + 1])):
            parts = [m for m in above[:at + 1] if m[2] == 'part']
            if parts:
                chain.insert(0, parts[-1][3])
            elif at >= 0 and BARE_HEADING.search(text, above[at][0], above[at + 1][0]) and any(m[2] == shape and m[1] == indent for m in above[:at + 1]):
                return None   # the numbers began anew in an annex without number
            break
        while at >= 0 and (above[at][2] == shape or above[at][1] > indent):
            at -= 1
    if not chain:
        return None
    if len(chain) == 1 and chain[0].isalpha() and chain[0].islower():
        return None   # a bare "c" tells nobody where to look
    return ', '.join([chain[0], '.'.join(chain[1:])]) if ' ' in chain[0] and chain[1:] else '.'.join(chain)
