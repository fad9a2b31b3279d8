"""What Stripe would post about a paid invoice: several events of one movement of money, signed."""

import hashlib
import hmac
import json
import time
from decimal import Decimal


def events_of_payment(invoice) -> list[dict]:
    """In an order that Stripe too may send them in. The same invoice always makes the same events."""
    minor = int(Decimal(invoice["totals"]["payable"]) * 100)  # the currencies of the demo have two decimals
    tag = hashlib.sha256(invoice["id"].encode()).hexdigest()[:24]
    intent, charge = f"pi_{tag}", f"ch_{tag}"
    common = {"currency": invoice["currency"].lower(), "metadata": {"faktura_invoice": invoice["id"]}}
    objects = {
        "charge.succeeded": {"id": charge, "object": "charge", "amount": minor, "amount_captured": minor, "captured": True, "paid": True, "payment_intent": intent, "status": "succeeded", **common},
        "checkout.session.completed": {"id": f"cs_{tag}", "object": "checkout.session", "amount_total": minor, "mode": "payment", "payment_intent": intent, "payment_status": "paid", "status": "complete", **common},
        "payment_intent.succeeded": {"id": intent, "object": "payment_intent", "amount": minor, "amount_received": minor, "latest_charge": charge, "status": "succeeded", **common},
    }
    return [
        {"id": f"evt_{tag}{number}", "object": "event", "api_version": "2025-09-30.clover", "created": 1700000000, "livemode": False, "type": kind, "data": {"object": thing}}
        for number, (kind, thing) in enumerate(objects.items())
    ]


def sign(event, secret) -> tuple[bytes, dict]:
    """The body and the header that says who sent it: HMAC-SHA256 over `t.body`, the key being the whole secret."""
    body, at = json.dumps(event).encode(), int(time.time())
    signature = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return body, {"stripe-signature": f"t={at},v1={signature}"}
