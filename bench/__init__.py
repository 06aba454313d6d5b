"""How fast and how small the build is, beside ordinary MkDocs pages, Zensical and Hugo. Run it: `python -m bench`."""
