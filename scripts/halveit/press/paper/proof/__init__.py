"""What Typst does not check for people who cannot see the page: headers, alt text, headings, links, language."""
