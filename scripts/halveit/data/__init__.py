"""Versioned data: releases of datasets, the editions that pin them, and the series read from them."""
