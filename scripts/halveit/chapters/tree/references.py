"""Cross-references and links between chapters, resolved: `@fig-x`, `@tbl-x`, `@sec-x` and `chapter.qmd#sec-x`."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from msgspec import Struct

from halveit.chapters.sources.lines import Line
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.identity import REFERABLE, Ids
from halveit.chapters.tree.numbering import Target
from halveit.chapters.tree.supported import UNSUPPORTED_REFERENCES
from halveit.chapters.tree.walking import Attr, Node, replace, walk, words
from halveit.errors import Collector, ReportError, did_you_mean


class Resolver(Struct, frozen=True, kw_only=True):
    """What references are resolved with."""

    targets: dict[str, Target]
    """What can be referred to, by id."""
    ids: Ids
    """For each chapter's slug, what each id written there is called now."""
    slugs: dict[str, str]
    """The slug of each chapter by its file."""
    problems: Collector
    """Where mistakes are noted."""

    def resolve(self, draft: Draft) -> None:
        """Put links in the place of a chapter's references, and make links between files links between chapters."""
        self._check_nested(draft)
        told: set[str] = set()

        def change(node: Node) -> list[Node] | None:
            try:
                return self._changed(node, draft)
            except ReportError as error:
                if str(error) not in told:
                    self.problems.take(error)
                told.add(str(error))
                return None

        draft.blocks = replace(draft.blocks, change, ("Cite", "Link"))

    def _changed(self, node: Node, draft: Draft) -> list[Node] | None:
        """Return what an element becomes; None where it stays."""
        if node["t"] == "Cite":
            return self._references(node, draft)
        if node["t"] == "Link" and "crossref" not in Attr(node).classes:
            self._link(node, draft)
        return None

    def _check_nested(self, draft: Draft) -> None:
        """Refuse references inside links."""
        for link in walk(draft.blocks):
            for cite in walk(link["c"][1]) if link["t"] == "Link" else ():
                for written in _ids(cite):
                    message = f"@{written} is a link itself. Write no other link round it: [Section @{written}]."
                    self.problems.take(draft.error(message, _line_of(written, draft)))

    def _references(self, cite: Node, draft: Draft) -> list[Node] | None:
        """Return the links that a citation of our own exhibits and sections stands for; None for any other citation."""
        citations = cite["c"][0]
        found = set(_ids(cite))
        for key in (citation["citationId"] for citation in citations):
            if is_reference(key) and key not in found:
                message = f"references such as @{key} are not supported, only @fig-, @tbl- and @sec-."
                raise draft.error(message, _line_of(key, draft))
        if not found:
            return None
        others = [citation["citationId"] for citation in citations if citation["citationId"] not in found]
        if others:
            first = next(iter(_ids(cite)))
            message = f"the reference @{first} and the citation @{others[0]} are read as one. Put words between them."
            raise draft.error(message, _line_of(first, draft))
        links: list[Node] = []
        for citation in citations:
            links += ([{"t": "Str", "c": ","}, {"t": "Space"}] if links else []) + self._reference(citation, draft)
        return links

    def _reference(self, citation: Node, draft: Draft) -> list[Node]:
        """Return one reference as a link, with what is written behind it in the brackets."""
        written = citation["citationId"]
        label = written[0].lower() + written[1:]
        target = self.targets.get(label)
        if target is None:
            kinds = {"f": "figure", "t": "table", "s": "section"}
            alike = [each for each in self.targets if each.startswith(label[:4])]
            guess = did_you_mean(label, alike) or did_you_mean(label, self.targets)
            raise draft.error(f'there is no {kinds[label[0]]} "{label}" to refer to.{guess}', _line_of(written, draft))
        inlines = words(target.number or target.title)
        if citation["citationPrefix"]:
            inlines = [*citation["citationPrefix"], {"t": "Space"}, *inlines]
        elif citation["citationMode"]["t"] != "SuppressAuthor" and target.number:
            word = target.word[:1].upper() + target.word[1:] if written[0].isupper() else target.word
            inlines = [*words(word), {"t": "Space"}, *inlines]
        attributes = ["", ["crossref"], [["chapter", target.slug]]]
        link = {"t": "Link", "c": [attributes, inlines, [f"#{label}", ""]]}
        return [link, *citation["citationSuffix"]]

    def _link(self, link: Node, draft: Draft) -> None:
        """Check a link inside the book, and point it at its chapter."""
        address, _, fragment = unquote(link["c"][2][0]).partition("#")
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address) or (address and not address.endswith(".qmd")):
            return
        slug = self._slug(address, draft) if address else draft.entry.slug
        if fragment:
            link["c"][2][0] = f"#{self._id(fragment, slug, draft)}"
        if address:
            link["c"][2][0] = link["c"][2][0] if fragment else ""
            Attr(link).set(chapter=slug)

    def _slug(self, address: str, draft: Draft) -> str:
        """Return the slug of the chapter that a link names by its file."""
        folder = PurePosixPath("/") if address.startswith("/") else PurePosixPath("/", draft.entry.source).parent
        source = normpath(str(folder / address)).lstrip("/")
        if source not in self.slugs:
            guess = did_you_mean(source, self.slugs)
            raise draft.error(f'there is no chapter "{source}" in the book.{guess}', draft.find(re.escape(address)))
        return self.slugs[source]

    def _id(self, fragment: str, slug: str, draft: Draft) -> str:
        """Return what an id of a chapter is called now."""
        own = self.ids[slug]
        if fragment in own:
            return own[fragment]
        line = draft.find(re.escape(f"#{fragment}") + r"(?![\w-])")
        elsewhere = next((source for source, each in self.slugs.items() if fragment in self.ids[each]), None)
        if elsewhere:
            hint = f" Write @{fragment}." if fragment.startswith(REFERABLE) else ""
            raise draft.error(f'"#{fragment}" is not in {_source(self.slugs, slug)} but in {elsewhere}.{hint}', line)
        raise draft.error(
            f'nothing in {_source(self.slugs, slug)} is called "#{fragment}".{did_you_mean(fragment, own)}', line
        )


def is_reference(key: str) -> bool:
    """Return whether stock Quarto would take a citation's key for a reference to something numbered."""
    kind, hyphen, _ = key.lower().partition("-")
    return bool(hyphen) and (kind in UNSUPPORTED_REFERENCES or f"{kind}-" in REFERABLE)


def _ids(cite: Node) -> Iterable[str]:
    """Give the ids of exhibits and sections that a citation names, as they are written."""
    for citation in cite["c"][0] if cite["t"] == "Cite" else ():
        if citation["citationId"].lower().startswith(REFERABLE):
            yield citation["citationId"]


def _line_of(id: str, draft: Draft) -> Line | None:
    """Return the line of a reference."""
    return draft.find(rf"@{re.escape(id)}(?![\w-])")


def _source(slugs: dict[str, str], slug: str) -> str:
    """Return a chapter's file."""
    return next(source for source, each in slugs.items() if each == slug)
