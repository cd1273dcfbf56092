"""Which addresses of the web may be asked for an image."""

from __future__ import annotations

import ipaddress

from PySide6.QtCore import QUrl

from annotator.pictures import PictureError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def public(address: str) -> bool:
    """Whether an IP address is on the open internet, also where another address is wrapped in it."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner)) and (found.ipv4_mapped is not None or found.is_global)
    return found.is_global and not found.is_multicast


def followed(here: QUrl, target: QUrl) -> QUrl:
    """Where a redirect leads. Raises PictureError where nobody should go."""
    there = here.resolved(target)
    if there.scheme() not in ("http", "https") or not there.host():
        raise PictureError("its site forwards to something that is no web address")
    if (here.scheme(), there.scheme()) == ("https", "http"):
        raise PictureError("its site forwards to an address without encryption")
    return there


def host(url: QUrl) -> str:
    """As a request names it."""
    return url.host(QUrl.ComponentFormattingOption.FullyEncoded)
