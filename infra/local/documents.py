"""The documents in the bucket, read past the API."""

import xml.etree.ElementTree as xml

import aws

NAMESPACE = {"s": "http://s3.amazonaws.com/doc/2006-03-01/"}
PAGES_MAX = 100


def versions(state) -> list[str]:
    """The key of every stored version: a key that comes twice was written twice."""
    keys, marker = [], {}
    for _ in range(PAGES_MAX):
        page = xml.fromstring(aws.call(state, "s3", "GET", f"/{state['bucket']}", query={"versions": "", **marker}))
        keys += [version.findtext("s:Key", "", NAMESPACE) for version in page.iterfind("s:Version", NAMESPACE)]
        if page.findtext("s:IsTruncated", "", NAMESPACE) != "true":
            return keys
        marker = {"key-marker": page.findtext("s:NextKeyMarker", "", NAMESPACE), "version-id-marker": page.findtext("s:NextVersionIdMarker", "", NAMESPACE)}
    raise SystemExit(f"More than {PAGES_MAX} pages of documents.")


def download(state, key) -> bytes:
    return aws.call(state, "s3", "GET", f"/{state['bucket']}/{key}")
