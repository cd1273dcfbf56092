"""A document's images fetched from the web, at the person's word and never without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePosixPath

from PySide6.QtCore import SLOT, QObject, QUrl, Signal, Slot
from PySide6.QtNetwork import QHostInfo, QNetworkAccessManager, QNetworkProxy, QNetworkReply, QNetworkRequest

from annotator import pictures
from annotator.gui import phrases
from annotator.gui.addresses import followed, host, public
from annotator.gui.pieces import timer
from annotator.gui.pixels import natural_size
from annotator.model import Asset
from annotator.pictures import PictureError

AT_ONCE = 4
TIMEOUT = 15_000
"""Milliseconds for one image, forwarding and all."""
MAX_REDIRECTS = 5
READ_AT_ONCE = 1_000_000
"""Bytes that Qt may take in before anybody has looked at them."""

_HEADERS = {
    "User-Agent": "Mozilla/5.0",  # says nothing of this app, machine or person, and sites answer it
    "Accept": "image/webp,image/png,image/jpeg,image/gif",
    "Accept-Language": "*",  # Qt would tell the person's
    "Accept-Encoding": "identity",  # nothing that unfolds
}


class Fetch(QObject):
    """Fetches images, a few at once. `reachable` says of an IP address whether it may be asked."""

    arrived = Signal(str, object)  # a source; an Asset
    failed = Signal(str, str)  # a source; a sentence
    progressed = Signal(int, int)  # done, of
    finished = Signal(int, int)  # arrived, of; once for each start, cancelled or not

    def __init__(
        self, parent: QObject | None = None, *, timeout: int = TIMEOUT, reachable: Callable[[str], bool] = public
    ) -> None:
        super().__init__(parent)
        self._timeout, self._reachable = timeout, reachable
        self._network: QNetworkAccessManager | None = None  # made when it is asked for
        self._waiting: list[tuple[str, str]] = []
        self._running: dict[str, _Download] = {}
        self._of = self._done = self._arrived = self._bytes = 0
        self.is_running = False

    def start(self, addresses: Mapping[str, str]) -> None:
        """Fetch these: sources as a text names them, each with its whole address. One start at a time."""
        if self.is_running:
            raise ValueError("a fetch is running")
        self._waiting = list(addresses.items())
        self._of, self._done, self._arrived, self._bytes = len(addresses), 0, 0, 0
        self.is_running = True
        self._network = self._network or _network(self)
        self.progressed.emit(0, self._of)
        beyond, self._waiting = self._waiting[pictures.MAX_COUNT :], self._waiting[: pictures.MAX_COUNT]
        for source, address in beyond:
            self._settle(source, address, PictureError(f"the document has more than {pictures.MAX_COUNT} images"))
        self._go_on()

    def cancel(self) -> None:
        """Stop; what has arrived has arrived."""
        self._waiting.clear()
        running, self._running = self._running, {}
        for download in running.values():
            download.drop()
        self._go_on()

    def _go_on(self) -> None:
        while self._network and self._waiting and len(self._running) < AT_ONCE:
            source, address = self._waiting.pop(0)
            if self._bytes >= pictures.MAX_TOTAL:
                self._settle(source, address, _too_much())
                continue
            download = _Download(self._network, self._timeout, self._reachable, self)
            self._running[source] = download
            download.grew.connect(partial(self._on_growth, download))
            download.ended.connect(partial(self._on_end, source, address))
            download.start(QUrl(address))
        if self.is_running and not self._waiting and not self._running:
            self.is_running = False
            self.finished.emit(self._arrived, self._of)

    def _on_growth(self, download: _Download, count: int) -> None:
        self._bytes += count
        if self._bytes > pictures.MAX_TOTAL:
            download.end(_too_much())

    def _on_end(self, source: str, address: str, outcome: Asset | PictureError) -> None:
        if self._running.pop(source, None):
            self._settle(source, address, outcome)
            self._go_on()

    def _settle(self, source: str, address: str, outcome: Asset | PictureError) -> None:
        self._done += 1
        if isinstance(outcome, Asset):
            self._arrived += 1
            self.arrived.emit(source, outcome)
        else:
            why = phrases.heard(str(outcome))
            self.failed.emit(source, self.tr("{} was left out: {}.").format(_called(address), why))
        self.progressed.emit(self._done, self._of)


class _Download(QObject):
    """One image's way here: its host looked up, its address looked at, then asked, for every redirect anew."""

    grew = Signal(int)  # bytes
    ended = Signal(object)  # an Asset or a PictureError

    def __init__(
        self, network: QNetworkAccessManager, timeout: int, reachable: Callable[[str], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._network, self._reachable = network, reachable
        self._clock = timer(self, timeout, lambda: self.end(PictureError("its site did not answer in time")))
        self._url = QUrl()
        self._addresses: list[str] = []
        self._reply: QNetworkReply | None = None
        self._data = bytearray()
        self._hops = 0
        self._lookup = -1
        self._is_second_try = self._over = False

    def start(self, url: QUrl) -> None:
        self._clock.start()
        self._go(QUrl(), url)

    def end(self, outcome: Asset | PictureError) -> None:
        if not self._over:
            self.drop()
            self.ended.emit(outcome)

    def drop(self) -> None:
        """Stop without a word."""
        self._over = True
        self._clock.stop()
        QHostInfo.abortHostLookup(self._lookup)
        self._hang_up()
        self.deleteLater()

    def _go(self, here: QUrl, target: QUrl) -> None:
        try:
            self._url = followed(here, target)
        except PictureError as error:
            self.end(error)
            return
        self._url.setUserInfo("")
        slot = SLOT("_on_host(QHostInfo)")  # unlike a callable, not called once this is deleted; must be a str
        self._lookup = QHostInfo.lookupHost(host(self._url), self, slot)  # type: ignore[call-overload]

    @Slot(QHostInfo)
    def _on_host(self, info: QHostInfo) -> None:
        if self._over:
            return
        self._addresses = [a.toString() for a in info.addresses()]
        if not self._addresses:
            self.end(PictureError("its site was not found"))
        elif not all(map(self._reachable, self._addresses)):
            self.end(PictureError("its address is inside a private network"))
        else:
            self._ask()

    def _ask(self) -> None:
        """The address that was looked at is the one that is asked: a second look-up may tell another."""
        url, name = QUrl(self._url), host(self._url)
        url.setHost(self._addresses.pop(0))
        request = QNetworkRequest(url)
        request.setPeerVerifyName(name)
        named = f"[{name}]" if ":" in name else name
        port = f":{url.port()}" if url.port() >= 0 else ""
        for header, value in (_HEADERS | {"Host": named + port}).items():
            request.setRawHeader(header.encode(), value.encode())
        attribute = QNetworkRequest.Attribute
        request.setAttribute(attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
        for kept in (attribute.CookieLoadControlAttribute, attribute.CookieSaveControlAttribute,
                     attribute.AuthenticationReuseAttribute):  # fmt: skip
            request.setAttribute(kept, QNetworkRequest.LoadControl.Manual)
        request.setAttribute(attribute.Http2AllowedAttribute, False)  # it would name the address, not the host
        self._data.clear()
        reply = self._reply = self._network.get(request)
        reply.setReadBufferSize(READ_AT_ONCE)
        reply.metaDataChanged.connect(partial(self._on_head, reply))
        reply.readyRead.connect(partial(self._on_bytes, reply))
        reply.finished.connect(partial(self._on_reply_end, reply))

    def _on_head(self, reply: QNetworkReply) -> None:
        status = self._status(reply)
        if reply is not self._reply or not status:
            return
        if status in (301, 302, 303, 307, 308):
            target = reply.attribute(QNetworkRequest.Attribute.RedirectionTargetAttribute)
            self._hang_up()
            self._hops += 1
            if self._hops > MAX_REDIRECTS:
                self.end(PictureError("its site forwards again and again"))
            else:
                self._go(self._url, target if isinstance(target, QUrl) else QUrl())
        elif status != 200:
            self.end(PictureError(f"its site does not give it (status {status})"))
        elif int(reply.header(QNetworkRequest.KnownHeaders.ContentLengthHeader) or 0) > pictures.MAX_BYTES:
            self.end(PictureError(f"it is larger than {pictures.MAX_BYTES // 1_000_000} MB"))

    def _on_bytes(self, reply: QNetworkReply) -> None:
        if reply is not self._reply or self._status(reply) != 200:
            return
        got = reply.readAll().data()
        self._data += got
        self.grew.emit(len(got))
        known = len(self._data) >= pictures.HEAD
        if len(self._data) > pictures.MAX_BYTES or (known and not pictures.media(self._data)):
            self._take()

    def _on_reply_end(self, reply: QNetworkReply) -> None:
        if reply is not self._reply:
            return
        error = reply.error()
        if error == QNetworkReply.NetworkError.NoError:
            self._on_bytes(reply)
            self._take()
        elif error == QNetworkReply.NetworkError.SslHandshakeFailedError:
            self.end(PictureError("its site cannot prove that it is itself"))
        elif not self._status(reply) and (self._addresses or self._may_be_unsent(error)):
            self._addresses = self._addresses or [reply.url().host()]
            self._hang_up()
            self._ask()
        else:
            self.end(PictureError("its site could not be reached or broke off"))

    def _may_be_unsent(self, error: QNetworkReply.NetworkError) -> bool:
        """Whether to ask once more: Qt gives a request to a connection that the end of another has just closed."""
        first, self._is_second_try = not self._is_second_try, True
        return first and error == QNetworkReply.NetworkError.RemoteHostClosedError

    def _take(self) -> None:
        if self._over:
            return
        try:
            asset = pictures.asset(bytes(self._data))
            natural_size(asset.data)
        except PictureError as error:
            self.end(error)
        else:
            self.end(asset)

    def _hang_up(self) -> None:
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.abort()
            reply.deleteLater()

    @staticmethod
    def _status(reply: QNetworkReply) -> int:
        return int(reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) or 0)


def _network(parent: QObject) -> QNetworkAccessManager:
    made = QNetworkAccessManager(parent)
    made.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))  # one would look hosts up by itself
    return made


def _called(address: str) -> str:
    """An image in a sentence: its file's name, or its host."""
    url = QUrl(address)
    name = " ".join((PurePosixPath(url.path()).name or url.host() or "An image").split())
    return name if len(name) <= 60 else f"{name[:59]}…"


def _too_much() -> PictureError:
    return PictureError(f"the document's images come to more than {pictures.MAX_TOTAL // 1_000_000} MB")
