"""One shop of `tests/data`, and what it does with Faktura: the player's moves, each of which may be made again."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone

import stripe
from places import PROJECT
from shop_api import Api

NAMES = ["nordlys", "camara", "noor"]
AT_ONCE = 4


class Shop:
    def __init__(self, name, url, operator, memory):
        """`memory` is what this shop keeps between plays: its key, its endpoint's secret, its first day."""
        self.data = json.loads((PROJECT / "tests/data" / f"{name}.json").read_text())
        self.name, self.url, self.operator, self.memory = name, url, operator, memory
        self.api = Api(url, memory.get("key"))

    def open(self) -> None:
        """Merchant, API key, webhook endpoint."""
        merchant = self.operator.post("/v1/merchants", self.data["merchant"])
        self.memory["merchant"] = merchant["id"]
        # In UTC, which is never ahead of the shops' own zones: an invoice cannot be issued tomorrow.
        self.memory.setdefault("first_day", datetime.now(timezone.utc).date().isoformat())
        if "key" not in self.memory:
            self.memory["key"] = self.operator.post(f"/v1/merchants/{merchant['id']}/api-keys", {})["key"]
        self.api = Api(self.url, self.memory["key"])
        if "endpoint" not in self.memory:
            secret = "whsec_" + secrets.token_urlsafe(24)
            made = self.api.post("/v1/settings/webhook-endpoints", {"provider": "stripe", "secret": secret})
            self.memory |= {"endpoint": made["id"], "secret": secret}

    def tell_customers(self) -> dict:
        """Keeps every customer in step; their ids by the shop's own."""

        def tell(customer):
            body = {key: value for key, value in customer.items() if key != "external_id"}
            return customer["external_id"], self.api.put(f"/v1/customers/by-external-id/{customer['external_id']}", body)["id"]

        return dict(self._at_once(tell, self.data["customers"]))

    def issue_orders(self, customers) -> list:
        first_day = date.fromisoformat(self.memory["first_day"])

        def issue(order):
            play, request = order["play"], dict(order["request"])
            request["customer"] = customers[request["customer"]]
            request["supply_date"] = (first_day - timedelta(days=play["supply_days_ago"])).isoformat()
            request["issue_date"] = (first_day - timedelta(days=play["issue_days_ago"])).isoformat()
            return self.api.post("/v1/invoices", request)

        return self._at_once(issue, self.data["orders"])

    def pay(self, invoices) -> int:
        """Posts every event of each payment, and one of them twice; how many were posted."""

        def post(invoice):
            events = stripe.events_of_payment(invoice)
            for event in events + events[:1]:
                body, headers = stripe.sign(event, self.memory["secret"])
                Api(self.url, None).ask("POST", f"/v1/webhooks/stripe/{self.memory['endpoint']}", body, headers)
            return len(events) + 1

        return sum(self._at_once(post, [invoice for invoice in invoices if invoice["external_id"] in self.to_be("pay")]))

    def to_be(self, what) -> set:
        """The external ids of the orders that are to be paid (`pay`), or that are late (`late`)."""
        return {order["request"]["external_id"] for order in self.data["orders"] if order["play"][what]}

    def invoices(self) -> list:
        """As the API lists them now: of this play's orders."""
        known = {order["request"]["external_id"] for order in self.data["orders"]}
        return [invoice for invoice in self.api.list_all("/v1/invoices") if invoice["external_id"] in known]

    def mail_address(self, order) -> str:
        customer = next(one for one in self.data["customers"] if one["external_id"] == order["request"]["customer"])
        return next(contact["email"] for contact in customer["contacts"] if contact["role"] == "billing")

    def _at_once(self, move, things) -> list:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(move, things))
