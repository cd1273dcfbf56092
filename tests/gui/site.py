"""A host of the web, on this machine."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """A host on this machine that gives what it was told to, and remembers who asked."""

    def __init__(self):
        self.pages, self.hits, self.most, self._now = {}, [], 0, 0
        self.waits = threading.Event()
        site = self

        class Answer(BaseHTTPRequestHandler):
            timeout = 0.5  # for a connection on which nothing is asked

            def do_GET(self):
                site.hits.append((self.path, dict(self.headers)))
                site._now += 1
                site.most = max(site.most, site._now)
                try:
                    site.pages[self.path](self)
                except (KeyError, OSError):
                    self.close_connection = True
                finally:
                    site._now -= 1

            def log_message(self, *_):
                pass

        self._host = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._host.daemon_threads = False  # so that closing waits for them
        threading.Thread(target=self._host.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._host.server_port}"

    def gives(self, path, data, *, status=200, **headers):
        def answer(request):
            request.send_response(status)
            for name, value in ({"Content_Length": str(len(data))} | headers).items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(data)

        self.pages[path] = answer
        return path

    def close(self):
        self.waits.set()
        self._host.shutdown()
        self._host.server_close()
