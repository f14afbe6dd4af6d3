"""What Vega-Lite's own schema finds wrong with a specification."""

from functools import cache
from typing import Any

from altair.vegalite.v6.schema.core import load_schema
from jsonschema.validators import validator_for


@cache
def _validator() -> Any:
    schema = load_schema()
    return validator_for(schema)(schema)


def faults(specification: dict[str, Any]) -> list[str]:
    """Return each fault in words; altair's own reading of a whole chart asks the same schema, of each part anew."""
    return [fault.message for fault in _validator().iter_errors(specification)]
