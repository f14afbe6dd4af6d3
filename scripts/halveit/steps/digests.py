"""Digests of contents, by which things are compared."""

import hashlib


def digest(content: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()
