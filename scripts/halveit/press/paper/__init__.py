"""The report on paper: pandoc blocks as Typst source, its pictures and fonts, and Typst at work on them."""
