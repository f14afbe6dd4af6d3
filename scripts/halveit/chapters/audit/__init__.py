"""The number audit: which numerals of the chapters are quoted facts, which are typed, and which are no statistics."""

from halveit.chapters.audit.audit import Audit, Typed, audit_numbers

__all__ = ["Audit", "Typed", "audit_numbers"]
