"""Signpost: an online guide made of facts once and words per locale, checked and stamped into a MkDocs site."""
