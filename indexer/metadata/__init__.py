"""Metadata of a document: header block, titles, signatures, the times it gives itself."""
