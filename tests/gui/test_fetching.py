"""Images are fetched at the person's word only, and what comes is harmless."""

import zlib

import pytest
from PySide6.QtCore import QSize, QUrl

from annotator import clips, pictures
from annotator.gui.addresses import followed, public
from annotator.gui.fetching import Fetch
from annotator.pictures import PictureError
from tests.gui.illustrated import SVG, claimed, encoded, faithful, illustrated, settle
from tests.gui.site import Site


class Taken:
    """A fetch and all it said."""

    def __init__(self, timeout=4_000, reachable=lambda _: True):
        self.fetch = Fetch(timeout=timeout, reachable=reachable)
        self.assets, self.failures, self.steps, self.ends = {}, {}, [], []
        self.fetch.arrived.connect(self.assets.__setitem__)
        self.fetch.failed.connect(self.failures.__setitem__)
        self.fetch.progressed.connect(lambda done, of: self.steps.append((done, of)))
        self.fetch.finished.connect(lambda count, of: self.ends.append((count, of)))

    def all(self, qtbot, *addresses):
        self.fetch.start({a: a for a in addresses})
        qtbot.waitUntil(lambda: bool(self.ends), timeout=10_000)
        return self


def test_images_come_whole_and_are_named_by_their_content(qtbot, site):
    data = {f"/{n}.png": encoded(20 + n, 10) for n in range(9)}
    for path, content in data.items():
        site.gives(path, content, Content_Type="text/html")
    taken = Taken().all(qtbot, *(site.url + path for path in data))
    assert {a: x.data for a, x in taken.assets.items()} == {site.url + p: d for p, d in data.items()}
    assert {x.media for x in taken.assets.values()} == {"image/png"}
    assert taken.ends == [(9, 9)]
    assert taken.steps == [(n, 9) for n in range(10)]
    assert site.most <= 4


def test_a_site_learns_nothing_but_which_image_is_wanted(qtbot, site):
    for path in ("/a.png", "/b.png"):
        site.gives(path, encoded(4, 4), Set_Cookie="who=you; Path=/")
    Taken().all(qtbot, site.url.replace("//", "//me:secret@") + "/a.png")
    Taken().all(qtbot, site.url + "/b.png")
    for _, headers in site.hits:
        assert headers.keys() <= {"Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"}
        assert headers["User-Agent"] == "Mozilla/5.0"
        assert headers["Host"] == site.url.removeprefix("http://")


@pytest.mark.parametrize("where", ["http://127.0.0.1:{}", "http://localhost:{}", "http://[::1]:{}", "http://2130706433:{}"])
def test_no_address_inside_a_network_is_asked(qtbot, site, where):
    site.gives("/a.png", encoded(4, 4))
    address = where.format(site.url.rpartition(":")[2]) + "/a.png"
    taken = Taken(reachable=public).all(qtbot, address)
    assert taken.failures[address].endswith(".")
    assert (taken.ends, site.hits) == ([(0, 1)], [])


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.1.2.3", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::", "no address", ""],
)  # fmt: skip
def test_addresses_of_this_machine_and_its_network_are_not_public(address):
    assert not public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_addresses_of_the_internet_are_public(address):
    assert public(address)


def test_a_private_address_behind_a_redirect_is_not_asked(qtbot, site):
    inner = Site()
    inner.gives("/x.png", encoded(4, 4))
    site.gives("/a.png", b"", status=302, Location=inner.url.replace("127.0.0.1", "127.0.0.2") + "/x.png")
    taken = Taken(reachable=lambda a: a == "127.0.0.1").all(qtbot, site.url + "/a.png")
    assert "private network" in taken.failures[site.url + "/a.png"]
    assert inner.hits == []
    inner.close()


def test_redirects_are_followed_a_few_times(qtbot, site):
    site.gives("/0", encoded(4, 4))
    for n in range(1, 8):
        site.gives(f"/{n}", b"moved", status=(301, 302, 303, 307, 308)[n % 5], Location=f"/{n - 1}")
    site.gives("/loop", b"", status=302, Location="/loop")
    site.gives("/lost", b"", status=302)
    taken = Taken().all(qtbot, *(site.url + p for p in ("/5", "/6", "/loop", "/lost")))
    assert list(taken.assets) == [site.url + "/5"]
    assert {f.partition(": ")[2] for f in taken.failures.values()} == {"its site forwards again and again."}


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.b/c.png", "data:image/png;base64,AAAA", "http:///x"])
def test_a_redirect_to_anything_but_the_web_is_not_followed(target):
    with pytest.raises(PictureError):
        followed(QUrl("https://a.b/c"), QUrl(target))


def test_a_redirect_never_leaves_encryption():
    with pytest.raises(PictureError, match="encryption"):
        followed(QUrl("https://a.b/c"), QUrl("http://a.b/c"))
    assert followed(QUrl("http://a.b/c"), QUrl("https://x.y/z")) == QUrl("https://x.y/z")
    assert followed(QUrl("https://a.b/c/d"), QUrl("../e")) == QUrl("https://a.b/e")


REFUSED = {
    "/svg.png": (SVG, {"Content_Type": "image/png"}, "not a PNG"),
    "/page.jpg": (b"<!doctype html><img src=x>", {"Content_Type": "image/jpeg"}, "not a PNG"),
    "/short.png": (b"\x89PNG", {}, "not a PNG"),
    "/empty.png": (b"", {}, "not a PNG"),
    "/bomb.png": (claimed(60_000, 60_000), {}, "too large"),
    "/cut.png": (encoded(90, 90), {"Content_Length": "99999"}, "broke off"),
    "/claims.png": (encoded(4, 4), {"Content_Length": "8000001"}, "larger than 8 MB"),
    "/packed.png": (zlib.compress(encoded(4, 4)), {"Content_Encoding": "deflate"}, "not a PNG"),
}


def test_what_is_not_a_sound_image_is_left_out_and_the_reason_told(qtbot, site):
    for path, (data, headers, _) in REFUSED.items():
        site.gives(path, data, **headers)
    site.gives("/gone.png", encoded(4, 4), status=404)
    taken = Taken().all(qtbot, *(site.url + p for p in (*REFUSED, "/gone.png")), "file:///etc/passwd", "http://", "")
    assert taken.assets == {}
    for path, (_, _, reason) in REFUSED.items():
        assert reason in taken.failures[site.url + path], path
    assert "status 404" in taken.failures[site.url + "/gone.png"]
    assert taken.ends == [(0, 12)]
    assert all(f.endswith(".") and ".." not in f for f in taken.failures.values())


@pytest.mark.parametrize(("silent", "comes"), [(2, True), (99, False)])
def test_a_site_that_hangs_up_without_a_word_is_asked_once_more(qtbot, site, silent, comes):
    """As Qt does it when it puts a request on a connection that has just been closed; it tries twice by itself."""
    site.gives("/a.png", encoded(4, 4))
    give, address = site.pages["/a.png"], site.url + "/a.png"
    site.pages["/a.png"] = lambda request: give(request) if len(site.hits) > silent else None
    taken = Taken().all(qtbot, address)
    assert list(taken.assets) == [address] * comes
    assert [f.partition(": ")[2] for f in taken.failures.values()] == (
        [] if comes else ["its site could not be reached or broke off."]
    )
    assert len(site.hits) == 3


def test_an_image_without_end_is_cut_off(qtbot, site):
    sent = []

    def endless(request):
        request.send_response(200)
        request.end_headers()
        request.wfile.write(encoded(4, 4))
        while True:
            request.wfile.write(bytes(100_000))
            sent.append(100_000)

    site.pages["/a.png"] = endless
    taken = Taken().all(qtbot, site.url + "/a.png")
    assert "larger than 8 MB" in taken.failures[site.url + "/a.png"]
    assert sum(sent) < 25_000_000  # what the system's own buffers hold


def test_all_images_of_a_document_together_are_limited(qtbot, site, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_TOTAL", 5_000)
    monkeypatch.setattr(pictures, "MAX_COUNT", 10)
    paths = [site.gives(f"/{n}.png", encoded(4, 4) + bytes(1_000)) for n in range(12)]
    taken = Taken().all(qtbot, *(site.url + p for p in paths))
    assert 0 < sum(len(x.data) for x in taken.assets.values()) <= 5_000
    assert sum("more than 10 images" in f for f in taken.failures.values()) == 2
    assert sum("come to more than" in f for f in taken.failures.values()) == 10 - len(taken.assets) >= 6


def test_a_slow_site_is_left_and_the_others_come(qtbot, site):
    outlasted = []
    site.pages["/slow.png"] = lambda _: site.waits.wait(30) or outlasted.append("slow")
    site.gives("/quick.png", encoded(4, 4))

    def drips(request):
        request.send_response(200)
        request.end_headers()
        while not site.waits.wait(0.05):
            request.wfile.write(b"\x89")

    site.pages["/drips.png"] = drips
    taken = Taken(timeout=400).all(qtbot, *(f"{site.url}/{n}.png" for n in ("slow", "quick", "drips")))
    assert not outlasted
    assert list(taken.assets) == [f"{site.url}/quick.png"]
    assert all("in time" in f for f in taken.failures.values())


def test_cancel_keeps_what_has_come_and_asks_no_more(qtbot, site):
    paths = [site.gives(f"/{n}.png", encoded(4, 4)) for n in range(3)]
    for n in range(3, 20):
        site.pages[f"/{n}.png"] = lambda _: site.waits.wait(5)
        paths.append(f"/{n}.png")
    taken = Taken()
    taken.fetch.start({p: site.url + p for p in paths})
    qtbot.waitUntil(lambda: len(taken.assets) == 3)
    taken.fetch.cancel()
    assert taken.ends == [(3, 20)]
    qtbot.wait(100)  # for what was under way
    asked = len(site.hits)
    qtbot.wait(100)
    assert len(site.hits) == asked <= 8
    assert (len(taken.assets), taken.failures, len(taken.ends)) == (3, {}, 1)
    taken.fetch.cancel()
    assert len(taken.ends) == 1
    assert taken.fetch.is_running is False


def test_a_site_that_is_not_there_is_told(qtbot, site):
    dead = Site()
    dead.close()
    taken = Taken().all(qtbot, dead.url + "/a.png", "http://no-such-host.invalid/b.png")
    assert sorted(f.partition(": ")[2] for f in taken.failures.values()) == [
        "its site could not be reached or broke off.",
        "its site was not found.",
    ]


def test_no_image_to_fetch_is_soon_done(qtbot):
    assert Taken().all(qtbot).ends == [(0, 0)]


def test_a_page_asks_nobody_and_once_fetched_shows_its_images_where_they_were(qtbot, site):
    reader = illustrated(qtbot)
    site.gives("/chart.png", encoded(300, 200))
    source = f"# Report\n\nBefore.\n\n![Chart]({site.url}/chart.png)\n\n![Here](here.png)\n\nAfter 🩺.\n"
    clip = clips.read(source.encode(), "report.md")
    reader.gallery.show_images({}, lambda _: None)
    assert reader.show_text(clip.text)
    settle(qtbot, reader)
    qtbot.wait(50)
    assert site.hits == []
    wanted = pictures.remote(pictures.sources(clip.text), "")
    assert wanted == {f"{site.url}/chart.png": f"{site.url}/chart.png"}
    taken = Taken().all(qtbot, *wanted)
    assert len(site.hits) == 1
    reader.gallery.show_images({s: a.id for s, a in taken.assets.items()}, lambda _: next(iter(taken.assets.values())))
    assert reader.show_text(clip.text)
    settle(qtbot, reader)
    assert [i.size() for i in reader.gallery._kept.values()] == [QSize(300, 200)]
    assert faithful(reader, clip.text)
    assert reader.text_shown.id == clip.text.id
    assert len(site.hits) == 1
