"""Charts beyond the picture on a page: explored in the browser, and shown on pages of others."""
