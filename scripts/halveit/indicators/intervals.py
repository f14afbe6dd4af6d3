"""Intervals for rates of rare events, from the count of events alone, and for shares of a whole."""

from math import sqrt

from halveit.indicators.special import special


def poisson_interval(count: int, *, level: float = 0.95) -> tuple[float, float]:
    """Return the exact (Garwood) limits for the mean of a Poisson count, in events.

    Source: Garwood F (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442. The limits are
    half the chi-squared quantiles with 2 x count and 2 x count + 2 degrees of freedom (Ulm K (1990), American Journal
    of Epidemiology 131, 373-375), here through the inverse of the regularised gamma function. A count of nought has the
    lower limit nought.
    """
    if count < 0:
        raise ValueError(f"a count cannot be {count}")
    tail = (1 - level) / 2
    low = float(special().gammaincinv(count, tail)) if count else 0.0
    return low, float(special().gammaincinv(count + 1, 1 - tail))


def rate_interval(count: int, exposure: float, *, per: float, level: float = 0.95) -> tuple[float, float]:
    """Return the exact Poisson limits of count / exposure x `per`; the exposure is taken as known."""
    low, high = poisson_interval(count, level=level)
    return low / exposure * per, high / exposure * per


def scaled_interval(count: int, rate: float, *, level: float = 0.95) -> tuple[float, float]:
    """Return the exact Poisson limits of a published rate whose count is known and whose exposure is not.

    The limits of the count are scaled by rate / count, which is what dividing by the unpublished exposure would do.
    """
    low, high = poisson_interval(count, level=level)
    return low * rate / count, high * rate / count


def wilson_interval(count: int, total: int, *, level: float = 0.95) -> tuple[float, float]:
    """Return the score limits of count / total, as shares; ValueError where the count is not within the total.

    Source: Wilson EB (1927), Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22, 209-212. No continuity correction.
    """
    if not 0 <= count <= total or total == 0:
        raise ValueError(f"{count} of {total} is no share")
    z, share = float(special().ndtri((1 + level) / 2)), count / total
    middle = share + z * z / (2 * total)
    reach = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (middle - reach) / scale if count else 0.0, (middle + reach) / scale if count < total else 1.0
