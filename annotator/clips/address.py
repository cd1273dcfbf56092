"""What identifies a web page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_TRACKING = re.compile(r"utm_.*|fbclid|gclid|mc_cid|mc_eid|igshid", re.I)


def cleaned(url: str) -> str:
    """What identifies a page: without fragment and tracking, the host in lower case."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "https://[": no host, but still the same words each time
        return url
    user, at, host = parts.netloc.rpartition("@")
    query = "&".join(p for p in parts.query.split("&") if not _TRACKING.fullmatch(p.partition("=")[0]))
    return urlunsplit((parts.scheme, user + at + host.lower(), parts.path, query, ""))
