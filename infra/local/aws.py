"""AWS calls to the local stack, signed with Signature Version 4, without a library.

Source: "Create a signed AWS API request", IAM User Guide.
"""

import hashlib
import hmac
import json
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timezone

from state import KEY, REGION


class AwsError(Exception):
    """The stack refused: its status and the answer's body."""

    def __init__(self, status, body):
        super().__init__(f"HTTP {status}: {body[:500].decode(errors='replace')}")
        self.status = status


def call(state, service, method="POST", path="/", query=None, headers=None, body=b"", timeout=60) -> bytes:
    host = state["endpoint"].removeprefix("http://")
    now = datetime.now(timezone.utc)
    stamp, day = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
    quoted = urllib.parse.quote(path, safe="/-_.~")
    asked = "&".join(f"{_quote(k)}={_quote(v)}" for k, v in sorted((query or {}).items()))
    digest = hashlib.sha256(body).hexdigest()
    sent = {**{k.lower(): v for k, v in (headers or {}).items()}, "host": host, "x-amz-date": stamp, "x-amz-content-sha256": digest}
    names = ";".join(sorted(sent))
    canonical = "\n".join([method, quoted if service == "s3" else urllib.parse.quote(quoted, safe="/-_.~"), asked, *(f"{k}:{sent[k].strip()}" for k in sorted(sent)), "", names, digest])
    scope = f"{day}/{REGION}/{service}/aws4_request"
    to_sign = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = b"AWS4" + KEY.encode()
    for part in (day, REGION, service, "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()
    sent["authorization"] = f"AWS4-HMAC-SHA256 Credential={KEY}/{scope}, SignedHeaders={names}, Signature={signature}"
    url = state["endpoint"] + quoted + ("?" + asked if asked else "")
    request = urllib.request.Request(url, data=body if method not in ("GET", "HEAD") else None, headers=sent, method=method)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.read()
    except urllib.error.HTTPError as refusal:
        raise AwsError(refusal.code, refusal.read()) from None


def json_call(state, service, target, payload, version="1.1") -> dict:
    """A call of a JSON service, for example `json_call(state, "dynamodb", "DynamoDB_20120810.Query", {…}, "1.0")`."""
    headers = {"content-type": f"application/x-amz-json-{version}", "x-amz-target": target}
    return json.loads(call(state, service, headers=headers, body=json.dumps(payload).encode()) or b"{}")


def query_call(state, service, **parameters) -> bytes:
    """A call of a query service: CloudFormation, SES. Answers XML."""
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return call(state, service, headers=headers, body=urllib.parse.urlencode(parameters).encode())


def invoke(state, function, event) -> dict:
    """Runs a function of the stack (`remind-overdue`) with `event` and waits for its answer."""
    path = f"/2015-03-31/functions/{state['stack_name']}-{function}/invocations"
    return json.loads(call(state, "lambda", path=path, body=json.dumps(event).encode(), timeout=330) or b"null")


def _quote(text) -> str:
    return urllib.parse.quote(str(text), safe="-_.~")
