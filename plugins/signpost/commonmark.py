"""CommonMark and its tables to HTML, parsed once and written twice: as it is, and with raw HTML left out.

Comes in: Markdown. Goes out: two texts of HTML, ``safe`` and ``unsafe``, each with the lines its elements came from.
Example: ``write_html("<b>x</b>")`` differs in its two texts, so something of the first is missing in the second.

cmarkgfm keeps every tree and every text it has ever made (https://github.com/theacodes/cmarkgfm/issues/53): a guide of
1,000 tools would hold 100 MB of them. They are given back here through the library's own functions where it shows them
(Linux and macOS); elsewhere they stay until the build ends. The output is only cleaned by whoever called: see `markup`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

from cmarkgfm import _cmark, cmark  # type: ignore[import-untyped,unused-ignore]

_PARSE: Final = (
    cmark.Options.CMARK_OPT_SOURCEPOS
    | cmark.Options.CMARK_OPT_VALIDATE_UTF8
    | cmark.Options.CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
)
_EXTENSIONS: Final = ("table", "strikethrough", "autolink")


class _Allocator(ctypes.Structure):
    """The three functions of ``cmark_mem``, in the order of cmark's header."""

    _fields_ = (
        ("calloc", ctypes.c_void_p),
        ("realloc", ctypes.c_void_p),
        ("free", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
    )


def _find_free() -> tuple[Callable[[int], object], Callable[[int], object]] | None:
    """Give the functions that free a tree and a text; ``None`` where the library does not show them."""
    library = ctypes.CDLL(_cmark.__file__)
    try:
        free_tree, allocator = library.cmark_node_free, library.cmark_get_default_mem_allocator
    except AttributeError:
        return None
    free_tree.argtypes, free_tree.restype = [ctypes.c_void_p], None
    allocator.argtypes, allocator.restype = [], ctypes.POINTER(_Allocator)
    return free_tree, allocator().contents.free


_FREE: Final = _find_free()


def write_html(text: str) -> tuple[str, str]:
    """Return the HTML of `text` in safe mode, which marks what it leaves out, and in unsafe mode."""
    cmark.core_extensions_ensure_registered()
    parser = cmark.parser_new(options=_PARSE)
    try:
        for name in _EXTENSIONS:
            cmark.parser_attach_syntax_extension(parser, cmark.find_syntax_extension(name))
        cmark.parser_feed(parser, text)
        tree = cmark.parser_finish(parser)
        try:
            extensions = cmark.parser_get_syntax_extensions(parser)
            safe = _write(tree, _PARSE, extensions)
            return safe, _write(tree, _PARSE | cmark.Options.CMARK_OPT_UNSAFE, extensions)
        finally:
            if _FREE:
                _FREE[0](_address(tree))
    finally:
        cmark.parser_free(parser)


def _write(tree: Any, options: int, extensions: Any) -> str:  # noqa: ANN401 -- pointers of cffi
    written = _cmark.lib.cmark_render_html(tree, options, extensions)
    try:
        return str(_cmark.ffi.string(written).decode())
    finally:
        if _FREE:
            _FREE[1](_address(written))


def _address(pointer: Any) -> int:  # noqa: ANN401 -- a pointer of cffi
    return int(_cmark.ffi.cast("uintptr_t", pointer))
