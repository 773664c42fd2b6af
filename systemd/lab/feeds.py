#!/usr/bin/python3
"""A loopback outlet for the lab: /feed grows by an item at each /grow, /slow dribbles, /dead accepts and says nothing,
/private wants the token of the lab's credential."""
import http.server, random, socketserver, sys, threading, time

items = []
lock = threading.Lock()


def item(number):
    words = random.Random(number)
    name = lambda: "".join(words.choice(["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"]) for _ in range(5))
    return (f"<item><guid>entry-{number}</guid><title>{name().title()} {name()} {name()}</title>"
            f"<link>https://outlet.example/{number}</link><description>The {name()} of {name().title()} has opened a "
            f"{name()} near the {name()} {name()}.</description></item>")


class Outlet(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, body, status=200):
        body = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path.startswith("/grow"):
            with lock:
                items.append(item(len(items)))
                return self.send(str(len(items)))
        if self.path == "/dead":
            time.sleep(3600)
        if self.path == "/slow":
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            while True:
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.5)
        if self.path == "/private":
            if self.headers.get("Authorization") != "Bearer lantern-oil":
                return self.send("who are you?", 401)
        with lock:
            self.send("<rss version='2.0'><channel><title>Outlet</title>" + "".join(reversed(items)) + "</channel></rss>")


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # A client that leaves is no news.


Server((sys.argv[1], int(sys.argv[2])), Outlet).serve_forever()
