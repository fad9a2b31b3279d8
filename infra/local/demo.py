#!/usr/bin/env python3
"""Plays three shops against the running stack: merchants, customers, orders, payments, reminders. `--once` checks and stops."""

import argparse
import time
from datetime import datetime, timezone

import aws
import documents
import state as states
from outcome import count
from places import LOCAL
from shop import NAMES, Shop
from shop_api import Api, Refused
from stop import stop

DELIVERY_SECONDS_MAX = 420  # from order to mail, all of them together, on a slow machine
SETTLE_SECONDS_MAX = 180
FOLDER = LOCAL / "demo/documents"


def main() -> None:
    parser = argparse.ArgumentParser(prog="demo.py", description=__doc__)
    parser.add_argument("--name", default="demo", help="which stack (default: demo)")
    parser.add_argument("--once", action="store_true", help="check the outcome, stop the stack, and tell")
    asked = parser.parse_args()
    state = states.require_running(asked.name)
    try:
        shops = play(asked.name, state)
        download(state, shops)
        counts, wrong = count(state, shops)
        for fault in wrong:
            tell(f"differs: {fault}")
        if not asked.once:
            show(state, shops)
    except Refused as refusal:
        raise SystemExit(f"demo: {refusal}\nThe functions' log: python3 infra/local/stack.py logs --name {asked.name}") from None
    finally:
        if asked.once:
            stop(asked.name)
    print(f"demo: {counts['issued']} invoices issued, {counts['drawn']} drawn, {counts['mailed']} mailed, {counts['paid']} paid, {counts['reminded']} reminded")
    if wrong:
        raise SystemExit(1)


def play(name, state) -> list[Shop]:
    secret = aws.json_call(state, "secretsmanager", "secretsmanager.GetSecretValue", {"SecretId": state["operator_key_secret"]})
    operator = Api(state["api_url"], secret["SecretString"])
    memory = state.setdefault("demo", {})
    shops = [Shop(shop, state["api_url"], operator, memory.setdefault(shop, {})) for shop in NAMES]
    for shop in shops:
        shop.open()
        states.save(name, state)
        tell(f"{shop.data['merchant']['name']}: merchant, API key and webhook endpoint")
    began, issued = time.monotonic(), {}
    for shop in shops:
        customers = shop.tell_customers()
        issued[shop.name] = shop.issue_orders(customers)
        numbers = sorted(invoice["number"] for invoice in issued[shop.name])
        tell(f"{shop.name}: {len(customers)} customers, {len(numbers)} orders issued as {numbers[0]} … {numbers[-1]}")
    wait("drawn and mailed", shops, lambda _, invoice: invoice["delivery"] == "sent", DELIVERY_SECONDS_MAX)
    tell(f"from the first order to the last mail: {time.monotonic() - began:.0f} s")
    posted = sum(shop.pay(issued[shop.name]) for shop in shops)
    wait("paid", shops, lambda shop, invoice: invoice["status"] == "paid" or invoice["external_id"] not in shop.to_be("pay"), SETTLE_SECONDS_MAX)
    tell(f"{sum(len(shop.to_be('pay')) for shop in shops)} payments, reported by {posted} signed Stripe events")
    for time_of_day in ("the daily schedule", "the same schedule again, as may happen"):
        aws.invoke(state, "remind-overdue", scheduled_event(state))
        tell(f"remind-overdue fired: {time_of_day}")
    wait("reminded", shops, lambda shop, invoice: invoice["reminders"] > 0 or invoice["external_id"] not in shop.to_be("late"), SETTLE_SECONDS_MAX)
    wait_for_mails(state, shops)
    return shops


def scheduled_event(state) -> dict:
    """What EventBridge sends: its own `time` is the clock."""
    rule = f"arn:aws:events:{state['region']}:{state['account']}:rule/demo"
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"version": "0", "id": "8ae14b5d-2281-4b9c-b6b1-a82f2b0c0f04", "detail-type": "Scheduled Event", "source": "aws.events", "account": state["account"], "time": now, "region": state["region"], "resources": [rule], "detail": {}}


def wait(what, shops, is_done, seconds_max) -> None:
    """Until `is_done` for every invoice, as the API tells; bounded, and saying how far it is."""
    wait_until(what, lambda: (sum(is_done(shop, invoice) for shop in shops for invoice in shop.invoices()), sum(len(shop.data["orders"]) for shop in shops)), seconds_max)


def wait_for_mails(state, shops) -> None:
    from mailbox import mails

    expected = sum(len(shop.data["orders"]) + len(shop.to_be("pay")) + len(shop.to_be("late")) for shop in shops)
    wait_until("mails arrived", lambda: (len(mails(state)), expected), SETTLE_SECONDS_MAX)


def wait_until(what, measure, seconds_max) -> None:
    deadline, last, quiet = time.monotonic() + seconds_max, None, 0.0
    while True:
        done, all_of_them = measure()
        if done != last or time.monotonic() - quiet > 15:
            tell(f"{what}: {done} of {all_of_them}")
            last, quiet = done, time.monotonic()
        if done >= all_of_them:
            return
        if time.monotonic() > deadline:
            tell(f"{what}: waited {seconds_max} s, going on with {done} of {all_of_them}")
            return
        time.sleep(1)


def download(state, shops) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    by_id = {invoice["id"]: f"{shop.name}-{invoice['number']}.pdf" for shop in shops for invoice in shop.invoices() if invoice.get("number")}
    for key in set(documents.versions(state)):
        for invoice, file in by_id.items():
            if invoice in key and key.endswith(".pdf"):
                (FOLDER / file).write_bytes(documents.download(state, key))


def show(state, shops) -> None:
    shop = shops[0]
    print()
    print(f"  the mails      {state['mail_url']}")
    print(f"  the PDFs       {FOLDER}")
    print(f"  a pay page     {shop.invoices()[0].get('pay_url')}")
    print(f"  the API        curl -H 'Authorization: Bearer {shop.memory['key']}' '{state['api_url']}/v1/invoices?limit=3'")
    print("  when done      make down")
    print()


def tell(line) -> None:
    print(f"demo: {line}", flush=True)


if __name__ == "__main__":
    main()
