"""What ``signpost --help`` says of each command, and its examples.

Nothing comes in. Goes out: texts for `cli`, in lines that fit a terminal of 120 columns.
Example: `CHECK` describes ``signpost check``, and `CHECK_EXAMPLES` shows three ways to run it.
"""

from __future__ import annotations

from typing import Final

ABOUT: Final = """\
Checks a guide, helps to write it and keeps its translations. Nothing is built; `mkdocs build` does that.

Run it anywhere inside the project: the folder with collections.yml."""
EXAMPLES: Final = """\
examples:
  signpost check                         every problem of the guide, with file and line
  signpost new tool                      write the files of a new tool, with help
  signpost stats                         what it has and what it lacks
  signpost finder --mermaid              a picture of the check-up's rules
  signpost l10n status de                what is left to translate into German
  signpost l10n start de tools/penpot    begin a translation

exit codes: 0 fine, 1 problems that keep the guide from being built or a command from its work, 2 wrong usage

Colours are for terminals only, and NO_COLOR turns them off."""
CHECK: Final = """\
Reads every file of the guide and reports every problem in one run, as 'file:line: what is wrong; what would be right'.

An error keeps the guide from being built, and a warning keeps it from being built with --strict, as `make build` does.
An advice keeps nothing from anything. Only an error changes the exit code.

With --publish, examples in mkdocs.yml and blanks in the pages of the guide are errors too: `mkdocs gh-deploy` refuses
them, and whoever publishes in another way asks here first."""
CHECK_EXAMPLES: Final = """\
examples:
  signpost check
  signpost check --publish               before the site goes online
  signpost check --root ~/guide --format json
  signpost check --format github         in a workflow: annotates the lines of a pull request"""
STATS: Final = """\
Counts the entries of each collection, those that serve each need, the facts that are known, the words of each language,
and names the gaps: needs with fewer than 3 tools, without a video, or with fewer than 3 services in a country.

A fact is 'unconfirmed' if a value is given but no source names it; readers are told that it is not known."""
STATS_EXAMPLES: Final = """\
examples:
  signpost stats
  signpost stats --format json"""
NEW: Final = """\
Writes the two files of a new entry: its facts, and its words in your language. What you did not fill in stands there
as a comment that says what to write. On a terminal it asks for what is required; Enter leaves a field for later.

KIND is tool, video, service or opportunity. FIELD=VALUE fills in any field; FIELDS.md lists them. Lists are divided at
commas (needs=get-paid,protect-ip), lists of sentences, names or addresses at semicolons; a price is written
price='12.50 EUR month 2026-11-22', a sentence per need why.get-paid='…', a film by its page: media=https://….

No file is ever overwritten. Where something like it is there already, it asks, or without a terminal refuses."""
NEW_EXAMPLES: Final = """\
examples:
  signpost new tool
  signpost new tool --name Penpot homepage=https://penpot.app kind=web-app needs=test-ideas
  signpost new service --locale de --name 'Kreatives Sachsen' countries=DE

exit codes: 0 written and complete, 1 something is left to fill in or nothing was written, 2 wrong usage"""
FMT: Final = """\
Puts the keys of facts and of front matter in the order in which collections.yml declares them. Whole lines move, and a
comment stays with the key below it; no value changes. Facts get a first line that names their schema, by which editors
complete and check them. Running it twice changes nothing more.

A file that cannot be read is left alone and reported."""
FMT_EXAMPLES: Final = """\
examples:
  signpost fmt tools/penpot.yml
  signpost fmt                           every file of the guide
  signpost fmt --check --format github   in a workflow: writes nothing, exit code 1 if a file is not in order"""
SCHEMAS: Final = """\
Writes what is made from the declarations: the JSON Schemas in schemas/, which editors complete and check with, and the
table of all fields for contributors, FIELDS.md. Run it after a field, its help, an id of the vocabulary, a question of
the check-up or the key of a label has changed."""
DUE: Final = """\
Lists the facts that somebody should read again, the oldest first: those whose sources were last read longer ago than
their collection allows (recheck: in collections.yml, 12 months unless it is set), prices after 6 months. After them
come the facts that no source names, which readers are told are not known.

It changes nothing. Read the source, correct the fact where it has changed, and write the day as checked."""
DUE_EXAMPLES: Final = """\
examples:
  signpost due
  signpost due --old --format json       without the facts that no source names
  signpost due --today 2027-11-22        what will be due by then"""
LINKS: Final = """\
Asks every address the guide links to whether it is still there, and reports. Meant for a schedule, such as once a week;
it never runs in a build and changes no entry.

  gone               it answers 404 or 410
  moved              it leads to another host or the front page, or (with --before) its page has another title
  could not verify   anything else: it forbids us to look, is too busy, too slow, or has a bad certificate. Open it in a
                     browser before you change anything

It is polite: one request at a time per host with a pause, HEAD before GET, patience with busy servers, and it says who
it is. Addresses that lead to machines which are not on the public internet are refused."""
LINKS_EXAMPLES: Final = """\
examples:
  signpost links tools/penpot
  signpost links --format json --report links.json --before last-week.json --contact https://guide.example/contact
  signpost links --format github         in a workflow: annotates the lines

exit codes: 0 nothing gone or moved, 1 something is, 2 wrong usage"""
FINDER: Final = """\
Draws the rules of the check-up: which answers lead to which needs, and what is picked for them by hand. What a need
finds in the catalogue is not drawn: it is asked anew with every build."""
FINDER_EXAMPLES: Final = """\
examples:
  signpost finder --mermaid > check-up.mmd     then open it with an editor or on mermaid.live"""
L10N: Final = """\
Shows what there is to translate, begins translations, and stamps them.

A stamp is the line 'l10n: {source: ...}' in a translation: it names the version of the source words it was made from.
When the source changes later, the translation counts as outdated until it is stamped again. Nothing of this ever
keeps a guide from being built."""
STATUS: Final = """\
Counts the translations of each language, then lists the files to work on, the most urgent first:

  outdated   the source words have changed since: bring it up to date, then stamp it
  missing    nobody has translated it: begin with 'signpost l10n start'
  unmarked   it has no stamp: compare it with its source, then stamp it
  unread     no native speaker has read it: one may add 'read_by' to it
  labels     short texts that docs/<locale>/labels.yml lacks
  problem    what `signpost check` says of its files: words without facts, a placeholder that nothing fills in …
  advice     something in the words: left in English, the wrong quotation marks, a word the glossary avoids, or a
             heading id that is not the source's
  links      files that do not link to what their source links to, which may be meant: --links names them

With --diff, what changed in the source of each outdated file since it was translated follows, word by word, as far as
the git history knows: [-taken out-] {+put in+}."""
START: Final = """\
Copies the source words to the folder of a language, stamped, for you to translate in place. An existing file is
never overwritten.

A new language begins with its labels.yml. What a language lacks is shown in the default one."""
START_EXAMPLES: Final = """\
examples:
  signpost l10n start de tools/penpot
  signpost l10n start fr needs/get-paid
  signpost l10n start fr about/method
  signpost l10n start it labels.yml      a new language: labels and the words of the interface"""
STAMP: Final = """\
Says of translations that they fit their source words as these are now. Only the stamp's line is written."""
STAMP_EXAMPLES: Final = """\
examples:
  signpost l10n stamp docs/de/tools/penpot.md
  signpost l10n stamp --trivial docs/en/tools/penpot.md    a comma was added: all its stamped translations still hold;
                                                           look at `signpost l10n status` first, because those that
                                                           were outdated before count as current afterwards
  signpost l10n stamp --all                                after a review: every translation without a stamp"""
EXPORT: Final = """\
Writes the texts of the guide, and the translations that there are, for a translation program: Weblate, Poedit, OmegaT
and others read PO or XLIFF 1.2. `signpost l10n import` brings back what was translated there.

NAME is tools/penpot, needs/get-paid, a page (about/method), labels.yml or finder.yml; without it, all goes out. Texts
whose source has changed since they were translated are marked: fuzzy in PO, needs-review-translation in XLIFF."""
EXPORT_EXAMPLES: Final = """\
examples:
  signpost l10n export de > guide.de.po
  signpost l10n export fr --format xliff --output guide.fr.xlf
  signpost l10n export de --todo                           only files that are missing, outdated or without a stamp
  signpost l10n export de tools/penpot labels.yml"""
IMPORT: Final = """\
Puts translations from a PO or XLIFF 1.2 file into the files of the guide. Every problem is told in one run, and with
one nothing is written: a text that is too long, that has lost a link or a {placeholder}, that belongs nowhere.

What is empty, fuzzy or in need of review is passed over. A page that nobody had translated is made once all its texts
are there. A page whose texts have all come back is stamped."""
IMPORT_EXAMPLES: Final = """\
examples:
  signpost l10n import de guide.de.po
  signpost l10n import de guide.de.xlf --unsure            fuzzy ones too
  signpost l10n import fr guide.fr.po --other-links        links may lead elsewhere, on purpose"""
FORMS: Final = """\
Writes the forms in .github/ISSUE_TEMPLATE by which people suggest a tool or a video, or report a mistake: one per
purpose and language. Questions are the fields of collections.yml; labels and choices are those of docs/*/labels.yml."""
SUGGESTION: Final = """\
Makes an entry of a form that somebody filled in, with the same checks as `signpost new`, for a draft that a person
completes. What was written is data: nothing of it is run, and nothing of it decides which file is written where."""
SUGGESTION_EXAMPLES: Final = """\
examples:
  signpost suggestion "$GITHUB_EVENT_PATH" --report report.md

exit codes: 0 an entry was written, 1 none was, and the report says why, 2 wrong usage"""
CAPTIONS: Final = """\
Works on captions: what is said in a film, with its times.

A guide has them as WebVTT, in docs/<locale>/videos/<id>.vtt; `signpost check` checks them."""
CONVERT: Final = """\
Writes FILE.vtt beside each FILE.srt. An existing file is never overwritten. A file with problems is not converted:
correct it, then try again. Advice on what is hard to read does not keep it from being converted."""
CONVERT_EXAMPLES: Final = """\
examples:
  signpost captions convert talk.srt
  signpost captions convert docs/de/videos/*.srt"""
