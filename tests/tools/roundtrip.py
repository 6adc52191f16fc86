#!/usr/bin/env python3
"""roundtrip.py PLUMBLINE - fills in a workbook by programs that people use, and takes it back.

By LibreOffice (through UNO) and by openpyxl, whichever are here; the others are said to be left
out. Each edits, sorts, moves columns, renames and hides, saves its own way, and what
`plumbline update` takes is to be exactly what was filled in. In English, in German, and in a
language of somebody's own. Run by hand: CI has neither.
"""
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

PLUMBLINE = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/release/plumbline")
TEMPLATE = "public-rag-assistant"
GERMAN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../templates/de.language.yaml")
ROW = re.compile(r'^  "((?:[^"\\]|\\.)*)": "(.*)"$', re.M)
words = {}  # what stands for the program's words in the workbook at hand
NOTE = "=1+1 \u65e5\u672c \u05e9\u05dc\u05d5\u05dd \U0001f600\nsecond line"
FILLED = [  # place among the rows with an id, title, value
    (0, "Status", "in-progress"),
    (0, "Owner", "-Ann"),
    (0, "Due", datetime.date(2027, 3, 31)),
    (0, "Note", NOTE),
    (5, "Status", "rejected"),
    (9, "Note", "2027"),
    (14, "Due", datetime.date(2028, 2, 29)),
]


TITLES = ("Id", "Status", "Owner", "Due", "Note")


def plumbline(*args, code=0):
    r = subprocess.run([PLUMBLINE, *args], capture_output=True, text=True)
    if r.returncode != code:
        sys.exit("plumbline %s ended with %d:\n%s%s" % (" ".join(args), r.returncode, r.stdout, r.stderr))
    return r.stdout


def here(word):
    return words.get(word, word)


def by_openpyxl(source, target):
    import openpyxl

    book = openpyxl.load_workbook(source)
    sheet = book[here("Plan")]
    header = [c.value for c in sheet[1]]
    col = {title: header.index(here(title)) for title in TITLES}
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
    ids = [r for r in rows if r[col["Id"]]]
    for place, title, value in FILLED:
        ids[place][col[title]] = here(value) if title == "Status" else value
    said = {(ids[p][col["Id"]], t): v for p, t, v in FILLED}
    order = list(range(len(header)))[::-1]
    rows.sort(key=lambda r: str(r[col["Note"]]) + str(r[col["Id"]]))
    for name in list(sheet.tables):
        del sheet.tables[name]
    for r, row in enumerate([header] + rows, 1):
        for c, at in enumerate(order, 1):
            sheet.cell(r, c).value = row[at]
            if isinstance(row[at], str):
                sheet.cell(r, c).data_type = "s"  # else "=1+1" were a formula
    sheet.title = "Our plan"
    sheet.column_dimensions[sheet.cell(1, order.index(col["Id"]) + 1).column_letter].hidden = True
    book.save(target)
    return said


def office(folder):
    os.environ["HOME"] = folder
    pipe = "plumbline%d" % os.getpid()
    process = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--accept=pipe,name=%s;urp;" % pipe,
         "-env:UserInstallation=file://%s/profile" % folder],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    import uno

    resolver = uno.getComponentContext().ServiceManager.createInstance(
        "com.sun.star.bridge.UnoUrlResolver")
    for _ in range(600):
        try:
            context = resolver.resolve(
                "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            return process, context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except Exception:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit("LibreOffice does not answer")


def prop(name, value):
    from com.sun.star.beans import PropertyValue

    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def by_libreoffice(desktop, source, target):
    import uno

    doc = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (prop("Hidden", True),))
    sheet = doc.Sheets.getByName(here("Plan"))
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last, width = cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn
    at = {sheet.getCellByPosition(c, 0).String: c for c in range(width + 1)}
    col = {title: at[here(title)] for title in TITLES}
    ids = [r for r in range(1, last + 1) if sheet.getCellByPosition(col["Id"], r).String]
    said = {}
    for place, title, value in FILLED:
        cell = sheet.getCellByPosition(col[title], ids[place])
        if isinstance(value, datetime.date):
            cell.Formula = value.isoformat()  # as typed
        else:
            cell.String = here(value) if title == "Status" else value
        said[(sheet.getCellByPosition(col["Id"], ids[place]).String, title)] = value
    # Sorted by the ids, downwards, then the column of notes moved to the front.
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = col["Id"], False
    rows = sheet.getCellRangeByPosition(0, 1, width, last)
    rows.sort((prop("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),
               prop("ContainsHeader", False)))
    sheet.Columns.insertByIndex(0, 1)
    sheet.moveRange(sheet.getCellByPosition(0, 0).CellAddress,
                    sheet.getCellRangeByPosition(col["Note"] + 1, 0, col["Note"] + 1, last).RangeAddress)
    sheet.Columns.getByIndex(col["Id"] + 1).IsVisible = False
    sheet.Name = "Unser Plan"
    doc.storeToURL("file://" + target, (prop("FilterName", "Calc MS Excel 2007 XML"),))
    doc.close(True)
    return said


def entries_of(file):
    with open(file, encoding="utf-8") as f:
        return json.load(f)["plan"]


def languages(folder):
    """English, German, and one that the program does not carry; and the words of each."""
    with open(GERMAN, encoding="utf-8") as f:
        german = f.read()
    own = os.path.join(folder, "own.language.yaml")
    with open(own, "w", encoding="utf-8") as f:
        f.write(ROW.sub(lambda row: '  "%s": "\u00c4\'%s"' % row.groups(), german))
    with open(own, encoding="utf-8") as f:
        return {"en": {}, "de": dict(ROW.findall(german)), own: dict(ROW.findall(f.read()))}


def check(name, folder, edit):
    for language, of_it in languages(folder).items():
        words.clear()
        words.update(of_it)
        check_in(language, "%s, %s" % (name, os.path.basename(language)), folder, edit)


def check_in(language, name, folder, edit):
    source, target = (os.path.join(folder, name + end) for end in (".xlsx", "-back.xlsx"))
    file = os.path.join(folder, name + ".json")
    plumbline("new", file, "-q", "--template", TEMPLATE, "name=x")
    plumbline("export", file, "-q", "-o", source, "--language", language)
    before = entries_of(file)
    said = edit(source, target)
    plumbline("update", file, "--from", target)
    entries = entries_of(file)
    back = {}
    for (id, title), value in said.items():
        back[(id, title)] = entries.get(id, {}).get(title.lower())
        if isinstance(value, datetime.date):
            said[(id, title)] = value.isoformat()
    if back != said:
        sys.exit("%s: came back as %s instead of %s" % (name, back, said))
    for id in set(entries) | set(before):
        if entries.get(id) != before.get(id) and id not in {id for id, _ in said}:
            sys.exit("%s: something is said of %s, too" % (name, id))
    out = plumbline("update", file, "--from", target)
    if out:
        sys.exit("%s: taken twice: %s" % (name, out))
    plumbline("export", file, "-q", "-o", target, "--language", language)  # nothing is lost by it now
    print("ok    %s: %d fields came back exactly" % (name, len(said)))


def main():
    folder = tempfile.mkdtemp(prefix="plumbline-roundtrip.")
    process = None
    try:
        try:
            import openpyxl  # noqa: F401

            check("openpyxl", folder, by_openpyxl)
        except ImportError:
            print("SKIP: openpyxl is not here")
        try:
            import uno  # noqa: F401
        except ImportError:
            uno = None
        if uno and shutil.which("soffice"):
            process, desktop = office(folder)
            check("libreoffice", folder, lambda s, t: by_libreoffice(desktop, s, t))
        else:
            print("SKIP: LibreOffice with UNO is not here")
    finally:
        if process:
            process.terminate()
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


main()
