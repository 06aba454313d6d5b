"""The guide's own films: `python -m films` records them anew from the guide as it is.

Comes in: the guide's files, a Chromium and the ffmpeg of the extra ``films``. Goes out: for every film and language of
the interface a VP9 WebM, an H.264 MP4 and a poster in ``docs/assets/films/``.
Example: ``python -m films guide-find-a-tool --locale de``.
Words, captions and facts of the films are written by hand in ``docs/<locale>/videos/`` and ``videos/``.

`camera` (frames and the clock), `encoding`, `workshop` (a copy of the guide to work in); one module per film.
"""
