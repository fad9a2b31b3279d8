"""The mails that arrived, as the mail page tells them."""

import json
import urllib.request


def mails(state) -> list[dict]:
    """Each mail's recipients, subject and names of attached files."""
    with urllib.request.urlopen(f"{state['mail_url']}/api/email", timeout=60) as answer:
        arrived = json.load(answer)
    return [
        {
            "to": {one["address"].lower() for one in mail["envelope"]["to"]},
            "subject": mail["subject"],
            "files": [file.get("fileName") or file.get("generatedFileName") or "" for file in mail.get("attachments") or []],
        }
        for mail in arrived
    ]
