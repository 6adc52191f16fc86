#!/usr/bin/env python3
"""live.py [--language LANGUAGE] PROGRAM TEMPLATE... - the live formulas of workbooks in LibreOffice.

For each template: a hard recalculation changes no cached value; and after actions and steps are set
to done in the sheet Plan, the projected scores are those that the program itself gives when it has
taken the same statuses (plumbline update) - to the digit, or within a point where the sheet says
"about". The same in another language: one that is carried, or a file like it. Run it with a python
that has uno; without LibreOffice it says so and ends with 0."""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:
    print("live.py: skipped: this python has no uno")
    sys.exit(0)
if not shutil.which("soffice"):
    print("live.py: skipped: there is no soffice")
    sys.exit(0)

ARGS = sys.argv[1:]
LANGUAGE = ARGS[1] if ARGS[0] == "--language" else "en"
if ARGS[0] == "--language":
    ARGS = ARGS[2:]
PROGRAM, TEMPLATES = os.path.abspath(ARGS[0]), [os.path.abspath(t) for t in ARGS[1:]]
FORMULA, TEXT = 3, 2
DONE, ROUNDS = 10, 3


def words():
    """What stands for the program's words: of a language that is carried, from its source."""
    if LANGUAGE == "en":
        return {}
    path = LANGUAGE if LANGUAGE.endswith(".yaml") else os.path.join(
        os.path.dirname(__file__), "../../templates/%s.language.yaml" % LANGUAGE)
    with open(path, encoding="utf-8") as f:
        return dict(re.findall(r'^  "((?:[^"\\]|\\.)*)": "(.*)"$', f.read(), re.M))


WORDS = words()
if LANGUAGE.endswith(".yaml"):
    LANGUAGE = os.path.abspath(LANGUAGE)
work = tempfile.mkdtemp(prefix="live-")
os.chdir(work)


def run(*args):
    subprocess.run([PROGRAM, *args], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def here(word):
    return WORDS.get(word, word)


def export(assessment, out):
    run("export", assessment, "-o", out, "--force", "--language", LANGUAGE)


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def connect(office):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context)
    while office.poll() is None:
        try:
            there = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext"
                                     % os.path.basename(work))
            return there.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", there)
        except Exception:
            time.sleep(0.2)
    sys.exit("live.py: soffice did not start")


def load(desktop, path):
    return desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.path.abspath(path)), "_blank",
                                        0, (prop("Hidden", True),))


def used(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return cursor.RangeAddress.EndRow + 1, cursor.RangeAddress.EndColumn + 1


def formulas(book):
    """Every cell with a formula: its place and what it says."""
    found = {}
    for sheet in book.Sheets:
        ranges = sheet.queryContentCells(16)
        for address in ranges.RangeAddresses:
            for row in range(address.StartRow, address.EndRow + 1):
                for col in range(address.StartColumn, address.EndColumn + 1):
                    cell = sheet.getCellByPosition(col, row)
                    found[sheet.Name, row, col] = (cell.getError(), cell.Value, cell.String)
    return found


def column(sheet, title):
    for col in range(used(sheet)[1]):
        if sheet.getCellByPosition(col, 0).String == title:
            return col
    raise KeyError(title)


def projected(book):
    """What Scores says with what is done: title, low, high, and whether it is about."""
    sheet, rows, on = book.Sheets.getByName(here("Scores")), [], False
    for row in range(used(sheet)[0]):
        title = sheet.getCellByPosition(0, row).String
        if title == here("With what is marked done in Plan"):
            on = True
        elif on and not title:
            break
        elif on and title != here("Section"):
            rows.append((title, *(round(sheet.getCellByPosition(c, row).Value, 4) for c in (3, 4)),
                         sheet.getCellByPosition(1, row).String == here("about")))
    return rows


def recalculated(desktop, path):
    book = load(desktop, path)
    before = formulas(book)
    book.calculateAll()
    after = formulas(book)
    bad = [(k, before[k], after[k]) for k in before
           if after[k][0] or abs(before[k][1] - after[k][1]) > 1e-9]
    for fault in bad[:10]:
        print("  recalculated:", *fault)
    book.close(True)
    return len(before), len(bad)


def set_done(desktop, path, out, chance):
    book = load(desktop, path)
    plan = book.Sheets.getByName(here("Plan"))
    ids, status = column(plan, here("Id")), column(plan, here("Status"))
    rows = [r for r in range(1, used(plan)[0]) if plan.getCellByPosition(ids, r).String and
            plan.getCellByPosition(status, r).String in (here("open"), here("in-progress"))]
    for row in chance.sample(rows, min(DONE, len(rows))):
        plan.getCellByPosition(status, row).String = here("done")
    book.calculateAll()
    is_now = projected(book)
    book.storeToURL(uno.systemPathToFileUrl(os.path.abspath(out)),
                    (prop("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)
    return is_now


def check(desktop, template):
    name = os.path.basename(template)[:-5]
    export(template, "a.xlsx")
    n, bad = recalculated(desktop, "a.xlsx")
    faults, exact, about = bad, 0, 0
    for turn in range(ROUNDS):
        chance = random.Random("%s %d" % (name, turn))
        shutil.copy(template, "b.json")
        os.chmod("b.json", 0o644)
        export("b.json", "b.xlsx")
        is_now = set_done(desktop, "b.xlsx", "c.xlsx", chance)
        run("update", "b.json", "--from", "c.xlsx")
        export("b.json", "d.xlsx")
        book = load(desktop, "d.xlsx")
        want = projected(book)
        book.close(True)
        if len(want) != len(is_now) or not want:
            faults += 1
        for mine, theirs in zip(is_now, want):
            far = 1 if theirs[3] else 0.001
            about, exact = about + theirs[3], exact + (not theirs[3])
            if any(abs(mine[k] - theirs[k]) > far for k in (1, 2)):
                faults += 1
                print("  projected:", mine, "instead of", theirs)
    print("%s: %d formulas recalculated, %d changed; %d projections exact, %d about: %s"
          % (name, n, bad, exact, about, "wrong" if faults else "fine"))
    return faults


office = subprocess.Popen(
    ["soffice", "-env:UserInstallation=file://" + work + "/profile", "--headless", "--norestore",
     "--accept=pipe,name=%s;urp" % os.path.basename(work)],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
faults = 0
try:
    desktop = connect(office)
    for t in TEMPLATES:
        faults += check(desktop, t)
    desktop.terminate()
    office.wait(60)
finally:
    if office.poll() is None:
        office.kill()
    shutil.rmtree(work, ignore_errors=True)
sys.exit(1 if faults else 0)
