"""`status`: where a stack is, and what waits or rests in its queues."""

import aws
import process
import state as states


def status(name) -> None:
    state = states.load(name)
    running = process.is_ours(state.get("processes", {}).get("aws"))
    print(f"{name}: {'running' if running else 'stopped'}")
    if not running:
        return
    for key in ("api_url", "mail_url", "table", "bucket"):
        print(f"  {key}: {state.get(key, 'not deployed yet')}")
    for queue in state.get("queues", {}):
        waiting, in_flight = queue_depth(state, queue)
        print(f"  {queue}: {waiting} waiting, {in_flight} in flight")


def queue_depth(state, queue) -> tuple[int, int]:
    asked = {"QueueUrl": state["queues"][queue], "AttributeNames": ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]}
    seen = aws.json_call(state, "sqs", "AmazonSQS.GetQueueAttributes", asked, "1.0")["Attributes"]
    return int(seen["ApproximateNumberOfMessages"]), int(seen["ApproximateNumberOfMessagesNotVisible"])
