"""The grammar of the charts: canvas, theme, marks, and the SVG that comes of them."""
