"""`halveit data`: what people type to add, check and adopt releases."""
