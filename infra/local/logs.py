"""`logs`: what the functions of a stack wrote, oldest first."""

from datetime import datetime, timezone

import aws
import state as states

PAGES_MAX = 100


def logs(name, function=None) -> None:
    state = states.require_running(name)
    asked = {"logGroupName": state["outputs"]["FunctionsLog"], "limit": 10000}
    for _ in range(PAGES_MAX):
        page = aws.json_call(state, "logs", "Logs_20140328.FilterLogEvents", asked)
        for event in page.get("events", []):
            if function is None or f"-{function}" in event["logStreamName"]:
                at = datetime.fromtimestamp(event["timestamp"] / 1000, timezone.utc)
                print(f"{at:%H:%M:%S} {event['message'].rstrip()}")
        if not page.get("nextToken"):
            return
        asked["nextToken"] = page["nextToken"]
