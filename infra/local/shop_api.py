"""Faktura's HTTP API as a web shop uses it."""

import json
import time
import urllib.error
import urllib.request

ATTEMPTS_MAX = 6
PAGES_MAX = 200


class Refused(Exception):
    """The API answered with an error; the message names request, status and problem."""


class Api:
    def __init__(self, url, key):
        self.url, self.key = url, key

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, body=None, headers=None):
        return self.ask("POST", path, body, headers)

    def put(self, path, body):
        return self.ask("PUT", path, body)

    def ask(self, method, path, body=None, headers=None):
        """Asks until it is answered: what is under way elsewhere (409, 429) and what failed (5xx) is asked again, which
        is safe because every write carries an external_id."""
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body, ensure_ascii=False).encode()
        sent = {"content-type": "application/json", **({"authorization": f"Bearer {self.key}"} if self.key else {}), **(headers or {})}
        for attempt in range(1, ATTEMPTS_MAX + 1):
            request = urllib.request.Request(self.url + path, data=data, headers=sent, method=method)
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    text = answer.read()
                    return json.loads(text) if text else None
            except urllib.error.HTTPError as refusal:
                problem = refusal.read().decode(errors="replace")
                if refusal.code not in (409, 429) and refusal.code < 500 or attempt == ATTEMPTS_MAX:
                    raise Refused(f"{method} {path}: HTTP {refusal.code}: {problem[:600]}") from None
            except (urllib.error.URLError, OSError) as failure:
                if attempt == ATTEMPTS_MAX:
                    raise Refused(f"{method} {path}: {failure}") from None
            time.sleep(0.2 * 2**attempt)

    def list_all(self, path):
        """Every object of a list, page by page."""
        found, cursor = [], None
        for _ in range(PAGES_MAX):
            page = self.get(f"{path}?limit=100" + (f"&cursor={cursor}" if cursor else ""))
            found += page["data"]
            cursor = page["next_cursor"]
            if not page["has_more"]:
                return found
        raise Refused(f"GET {path}: more than {PAGES_MAX} pages")
